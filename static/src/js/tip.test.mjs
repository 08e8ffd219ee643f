// Tests of what a point says, and of walking from point to point.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lines } from './tip.js';
import { next } from './walk.js';

test('an item with its own words uses them', () => {
  assert.deepEqual(lines({ name: 'x', data: { value: 3, tip: ['MDI', '3 Maßnahmen im Plan'] } }), ['MDI', '3 Maßnahmen im Plan']);
});

test('the same words of several series on one axis are said once', () => {
  const tip = ['Nov. 2024', '62 %'];
  assert.deepEqual(lines([{ data: { tip } }, { data: { tip } }]), tip);
});

test('without own words: name, series and a German number', () => {
  assert.deepEqual(lines({ name: 'MDI', seriesName: 'im Plan', value: 1234.5 }), ['MDI', 'im Plan: 1.234,5']);
  assert.deepEqual(lines({ name: 'abgeschlossen', seriesName: 'series\u00000', value: 4 }), ['abgeschlossen', '4']);
});

test('an axis lists all its series under the label of the axis', () => {
  assert.deepEqual(lines([
    { axisValueLabel: 'Nov. 2024', name: '', seriesName: 'Plan', value: [1, 70] },
    { axisValueLabel: 'Nov. 2024', name: '', seriesName: 'Ist', value: [1, null] },
  ]), ['Nov. 2024', 'Plan: 70', 'Ist: keine Angabe']);
});

test('a bar of the timetable tells its dates', () => {
  const value = [0, Date.UTC(2024, 0, 1), Date.UTC(2025, 11, 31), 40, 'E-Akte'];
  assert.deepEqual(lines({ name: 'E-Akte', seriesType: 'custom', value }), ['E-Akte', '01.01.2024 – 31.12.2025']);
});

test('on an axis of time the headline is the German date, and series that only help to draw keep silent', () => {
  const on = { axisType: 'xAxis.time', axisValue: Date.UTC(2024, 10, 18), axisValueLabel: '2024-11-18' };
  assert.deepEqual(lines([{ ...on, seriesName: 'Ist', value: [on.axisValue, 52] }, { ...on, seriesName: '_unten', value: [on.axisValue, 40] }]),
    ['18.11.2024', 'Ist: 52']);
});

test('nothing to say is an empty list', () => assert.deepEqual(lines([]), []));

const rows = [[[0, 0], [0, 1], [0, 2]], [[1, 0]]];
for (const [from, key, to] of [
  [[0, 0], 'ArrowRight', [0, 1]], [[0, 2], 'ArrowRight', [0, 2]], [[0, 0], 'ArrowLeft', [0, 0]],
  [[0, 2], 'ArrowDown', [1, 0]], [[1, 0], 'ArrowUp', [0, 0]], [[0, 0], 'End', [0, 2]], [[0, 2], 'Home', [0, 0]], [[0, 0], 'a', null],
]) {
  test(`${key} goes from ${from} to ${to}`, () => assert.deepEqual(next(from, key, rows), to));
}
test('with one series, up and down walk along it', () => assert.deepEqual(next([0, 0], 'ArrowDown', [rows[0]]), [0, 1]));
