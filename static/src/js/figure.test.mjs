// Tests of the figures' core: what the server's JSON becomes before ECharts draws it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heightFor, needs, prepare, withAlpha } from './figure.js';
import { functions, raute, zeitbalken } from './functions.js';

const palette = { gruen: '#336699', rot: '#b3160e' };

test('a colour token becomes the colour of the palette, at any depth', () => {
  const out = prepare({ color: ['$gruen', '$rot'], series: [{ itemStyle: { color: '$rot/0.4' }, data: [{ value: 1, itemStyle: { color: '$gruen' } }] }] }, palette);
  assert.deepEqual(out.color, ['#336699', '#b3160e']);
  assert.equal(out.series[0].itemStyle.color, 'rgba(179,22,14,0.4)');
  assert.equal(out.series[0].data[0].itemStyle.color, '#336699');
});

test('texts of the data are left alone, even when they look like a token or a function', () => {
  const option = { xAxis: { data: ['$gruen', 'fn:zahl'] }, series: [{ name: 'fn:zahl', data: [{ name: '$rot', tip: ['$rot', '50 $'], href: '$rot' }] }] };
  const out = prepare(option, palette);
  assert.deepEqual(out.xAxis.data, option.xAxis.data);
  assert.deepEqual(out.series, option.series);
});

test('an unknown colour or function is an error that names it', () => {
  assert.throws(() => prepare({ color: '$lila' }, palette), /\$lila at color/);
  assert.throws(() => prepare({ axisLabel: { formatter: 'fn:alert' } }, palette), /fn:alert at formatter/);
  assert.throws(() => prepare({ axisLabel: { formatter: 'fn:constructor' } }, palette), /fn:constructor/);
  assert.throws(() => prepare({ color: '$constructor' }, palette), /\$constructor/);
});

test('a named function is put in, and the option given stays as it was', () => {
  const option = { yAxis: { axisLabel: { formatter: 'fn:prozent' } } };
  const out = prepare(option, palette);
  assert.equal(out.yAxis.axisLabel.formatter, functions.prozent);
  assert.equal(option.yAxis.axisLabel.formatter, 'fn:prozent');
});

test('days are UTC, the type is Fira Sans, decals stay and the generated label is off', () => {
  const out = prepare({ aria: { decal: { show: true }, label: { enabled: true } } }, palette);
  assert.equal(out.useUTC, true);
  assert.match(out.textStyle.fontFamily, /Fira Sans/);
  assert.deepEqual(out.aria, { enabled: true, decal: { show: true }, label: { enabled: false } });
  assert.equal(prepare({ baseOption: {}, media: [] }, palette).baseOption.useUTC, true);
});

test('axis labels name their type, because they are measured by it', () => {
  const out = prepare({ xAxis: { axisLabel: { color: '$rot' } }, yAxis: [{}, { axisLabel: { fontFamily: 'serif' } }] }, palette);
  assert.deepEqual(out.xAxis.axisLabel, { fontFamily: "'Fira Sans', sans-serif", color: '#b3160e' });
  assert.equal(out.yAxis[0].axisLabel.fontFamily, "'Fira Sans', sans-serif");
  assert.equal(out.yAxis[1].axisLabel.fontFamily, 'serif');
});

test('a key called __proto__ changes no prototype', () => {
  const out = prepare(JSON.parse('{"__proto__": {"polluted": 1}, "series": []}'), palette);
  assert.equal(out.polluted, undefined);
  assert.equal({}.polluted, undefined);
});

test('alpha makes rgba', () => assert.equal(withAlpha('#336699', '0.40'), 'rgba(51,102,153,0.4)'));

test('an option tells which parts of ECharts it needs', () => {
  assert.deepEqual([...needs({ series: [{ type: 'bar' }, { type: 'line', markArea: {} }], calendar: {}, legend: { type: 'scroll' } })].sort(),
    ['bar', 'calendar', 'legend-scroll', 'line', 'markArea']);
  assert.deepEqual([...needs({ baseOption: { series: { type: 'pie' } } })], ['pie']);
});

const nbsp = '\u00a0';
for (const [name, given, want] of [
  ['monat', Date.UTC(2024, 10, 1), `Nov.${nbsp}2024`], ['monat', '2025-03-31', `März${nbsp}2025`], ['monat', 'Unsinn', ''], ['monat', null, ''],
  ['monat', String(Date.UTC(2024, 0, 1)), `Jan.${nbsp}2024`],
  ['datum', Date.UTC(2024, 10, 18), '18.11.2024'], ['datum', '2024-01-02', '02.01.2024'], ['datum', { value: [Date.UTC(2020, 1, 29)] }, '29.02.2020'],
  ['prozent', 62, `62${nbsp}%`], ['prozent', 61.5, `62${nbsp}%`], ['prozent', null, ''], ['prozent', { value: 0 }, `0${nbsp}%`],
  ['ganzzahl', 3, '3'], ['ganzzahl', 2.5, ''], ['ganzzahl', 0, '0'], ['ganzzahl', 1234567, '1.234.567'],
  ['zahl', 3450.5, '3.450,5'], ['zahl', -1200, '−1.200'], ['zahl', 0.126, '0,13'], ['zahl', '-', ''], ['zahl', { value: [0, 1, 7] }, '7'],
  ['zahl', -0.001, '0'], ['zahl', 999, '999'], ['zahl', true, ''],
]) {
  test(`fn:${name} writes ${JSON.stringify(given)} as "${want}"`, () => assert.equal(functions[name](given), want));
}

// A coordinate system of 1 px a day from 2024-01-01 on, rows 30 px high.
const epoch = Date.UTC(2024, 0, 1);
const days = (count) => epoch + count * 86400000;
const frame = { coordSys: { x: 0, y: 0, width: 200, height: 300 } };
const api = (value) => ({
  value: (at) => value[at], coord: ([ms, row]) => [(ms - epoch) / 86400000, row * 30 + 15], size: () => [0, 30],
  visual: (what) => (what === 'color' ? '#336699' : undefined),
});

test('a bar of the timetable shows its progress as its filled part', () => {
  const [outer, inner] = zeitbalken(frame, api([2, days(20), days(120), 40])).children;
  assert.deepEqual({ ...outer.shape }, { x: 20, y: 67.5, width: 100, height: 15, r: 7.5 });
  assert.equal(inner.shape.width, 40);
  assert.equal(inner.style.fill, '#336699');
});

test('without a known percent the bar is a dashed outline', () => {
  const { children } = zeitbalken(frame, api([0, days(0), days(50), -1]));
  assert.equal(children.length, 1);
  assert.deepEqual(children[0].style.lineDash, [4, 3]);
});

test('a bar is cut at the frame, and its progress with it', () => {
  const [outer, inner] = zeitbalken(frame, api([0, days(-100), days(300), 50])).children;
  assert.deepEqual([outer.shape.x, outer.shape.width], [0, 200]);
  assert.equal(inner.shape.width, 100);
  assert.equal(zeitbalken(frame, api([0, days(300), days(400), 50])), undefined);
});

test('a milestone is filled when reached and hollow when open, and left out beyond the frame', () => {
  assert.equal(raute(frame, api([0, days(10), 1])).style.fill, '#336699');
  assert.equal(raute(frame, api([0, days(10), 0])).style.fill, 'rgba(0,0,0,0)');
  assert.equal(raute(frame, api([0, days(999), 1])), undefined);
});

test('a figure is as high as its width asks', () => {
  assert.equal(heightFor({ wide: 400 }, 300), 400);
  assert.equal(heightFor({ wide: 400, narrow: 500, phone: 600 }, 561), 400);
  assert.equal(heightFor({ wide: 400, narrow: 500, phone: 600 }, 401), 500);
  assert.equal(heightFor({ wide: 400, narrow: 500, phone: 600 }, 400), 600);
  assert.equal(heightFor({ wide: 720, round: true, below: 60 }, 300), 360);
  assert.equal(heightFor({ wide: 380, round: true, below: 60 }, 500), 380);
});

test('a slim segment of a bar has no number on a phone', () => {
  assert.equal(functions.plakette({ data: { slim: true, name: '1' }, value: 4.5 }), '');
  assert.equal(functions.plakette({ data: { name: '1' }, value: 4.5 }), '{chip|1}');
  assert.equal(functions.plakette({ data: {}, value: 17 }), '{chip|17}');
});
