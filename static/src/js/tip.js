// What a figure says about one of its points: the lines of the tooltip, also read aloud when walking by keyboard.
import { datum, zahl } from './functions.js';

// lines returns [headline, …details] for the parameters ECharts hands a tooltip formatter (one point, or all of an axis).
// An item's own `tip` goes before anything derived.
export function lines(given) {
  const points = (Array.isArray(given) ? given : [given]).filter((point) => point && !auxiliary(point.seriesName));
  if (points.length === 0) return [];
  const own = points.filter((point) => Array.isArray(point.data?.tip) && point.data.tip.length > 0);
  if (own.length > 0) {
    const seen = new Set();
    return own.flatMap((point) => point.data.tip.map(String)).filter((line) => !seen.has(line) && seen.add(line));
  }
  const [first] = points;
  const onTime = first.axisType?.endsWith('.time') ? datum(first.axisValue) : '';
  const head = onTime || first.axisValueLabel || first.name || seriesName(first);
  return [String(head), ...points.map((point) => detail(point, head)).filter(Boolean)];
}

// auxiliary tells series that only help to draw (the floor under a band): by their name, which begins with "_".
export const auxiliary = (name) => typeof name === 'string' && name.startsWith('_');

// ECharts names an unnamed series "series\0" + number: that is no word for a reader.
const seriesName = (point) => (point.seriesName?.startsWith('series\u0000') ? '' : point.seriesName ?? '');

function detail(point, head) {
  const value = Array.isArray(point.value) ? point.value[point.value.length - 1] : point.value;
  const shown = value === null || value === undefined || value === '-' ? 'keine Angabe' : spoken(point, value);
  const label = [seriesName(point), point.name].find((text) => text && text !== head);
  return label ? `${label}: ${shown}` : shown;
}

function spoken(point, value) {
  if (point.seriesType === 'custom' && Array.isArray(point.value)) {
    return [1, 2].map((at) => datum(point.value[at])).filter(Boolean).join(' – ');
  }
  return zahl(value) || String(value);
}

// node builds the tooltip from elements and text, never from an HTML string: texts stay texts, and no inline style is needed.
export function node(said) {
  const box = document.createElement('div');
  box.className = 'zs-tip__box';
  for (const [at, line] of said.entries()) {
    const row = document.createElement(at === 0 ? 'strong' : 'span');
    row.className = 'zs-tip__line';
    row.textContent = line;
    box.append(row);
  }
  return box;
}
