// Holds the colours of tokens.css to WCAG 2.2 AA, in light and dark: text 4.5:1, marks and control borders 3:1.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const pairs = Object.fromEntries([...css.matchAll(/--zs-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)]
  .map(([, name, light, dark]) => [name, { light, dark }]));

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, two) {
  const [high, low] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['page', 'surface', 'sunken'];
const soft = ['action-soft', 'green-soft', 'yellow-soft', 'red-soft', 'none-soft'];
const rules = [
  ...['text', 'muted'].flatMap((name) => [...grounds, ...soft].map((ground) => [name, ground, 4.5])),
  ...['action', 'red'].flatMap((name) => [...grounds, 'action-soft'].map((ground) => [name, ground, 4.5])),
  ['on-action', 'action', 4.5], ['text', 'mark', 4.5], ['surface', 'text', 4.5],
  ...['green', 'yellow', 'red', 'none', 'line-strong', 'focus'].flatMap((name) => grounds.map((ground) => [name, ground, 3])),
  ...['green', 'yellow', 'red', 'none'].map((name) => [name, `${name}-soft`, 3]),
];

test('all colours of the rules are defined', () => {
  assert.ok(Object.keys(pairs).length >= 20);
  for (const [one, two] of rules) assert.ok(pairs[one] && pairs[two], `${one} on ${two}`);
});

for (const theme of ['light', 'dark']) {
  test(`${theme}: every pair is clear enough`, () => {
    const weak = rules.filter(([one, two, least]) => contrast(pairs[one][theme], pairs[two][theme]) < least)
      .map(([one, two, least]) => `${one} on ${two}: ${contrast(pairs[one][theme], pairs[two][theme]).toFixed(2)} < ${least}`);
    assert.deepEqual(weak, []);
  });
}
