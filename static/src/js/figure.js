// The core of every figure, free of the DOM, shared by the browser and a script engine on the server: it turns the
// option the server wrote (plain JSON) into one ECharts can draw, by putting in colours and named functions.
import { functions } from './functions.js';

// "$name" or "$name/0.4" (with alpha).
const token = /^\$([a-z][a-z0-9_-]*)(?:\/(0|1|0?\.\d+))?$/i;
const call = 'fn:';
const fontFamily = "'Fira Sans', sans-serif";
// These carry texts of the data, which may look like anything: they are never read as a token.
const texts = new Set(['name', 'value', 'id', 'tip', 'href', 'source', 'target', 'text', 'data', 'date']);

// prepare returns a copy of option with every "$name" replaced by the colour of palette ({name: "#rrggbb"}) and every
// "fn:name" by registry[name]. It throws on a colour or function that does not exist.
export function prepare(option, palette, registry = functions) {
  const out = replace(option, { palette, registry }, '');
  const base = out.baseOption ?? out;
  base.useUTC ??= true; // dates of the server are days at midnight UTC, never moments
  base.textStyle = { fontFamily, ...base.textStyle };
  // ECharts measures the labels of axes in the type of the axis alone, but draws them in that of the chart.
  for (const axis of [base.xAxis ?? [], base.yAxis ?? []].flat()) {
    axis.axisLabel = { fontFamily: base.textStyle.fontFamily, ...axis.axisLabel };
  }
  // The figure has its own alternative text and table; ECharts' generated sentence would only double them.
  base.aria = { enabled: true, ...base.aria, label: { ...base.aria?.label, enabled: false } };
  return out;
}

function replace(node, given, key) {
  if (typeof node === 'string') return texts.has(key) ? node : word(node, given, key);
  if (Array.isArray(node)) return node.map((item) => replace(item, given, key));
  if (node === null || typeof node !== 'object') return node;
  const out = {};
  for (const [name, value] of Object.entries(node)) {
    if (name !== '__proto__') out[name] = replace(value, given, name);
  }
  return out;
}

function word(text, { palette, registry }, key) {
  if (text.startsWith(call)) {
    const name = text.slice(call.length);
    if (!Object.hasOwn(registry, name)) throw new Error(`unknown function ${text} at ${key}`);
    return registry[name];
  }
  const match = token.exec(text);
  if (!match) return text;
  const [, name, alpha] = match;
  if (!Object.hasOwn(palette, name)) throw new Error(`unknown colour ${text} at ${key}`);
  return alpha === undefined ? palette[name] : withAlpha(palette[name], alpha);
}

// withAlpha("#336699", 0.4) is "rgba(51,102,153,0.4)".
export function withAlpha(hex, alpha) {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${r},${g},${b},${Number(alpha)})`;
}

// Up to these widths a figure is drawn for a column and for a phone, as in app/charts/narrow.go.
const narrowWidth = 560;
const phoneWidth = 400;

// heightFor is how high a figure is drawn that wide, both in pixels.
export function heightFor({ wide = 360, narrow = 0, phone = 0, round = false, below = 0 }, width) {
  let height = wide;
  if (width <= narrowWidth && narrow > 0) height = narrow;
  if (width <= phoneWidth && phone > 0) height = phone;
  return round && width <= narrowWidth ? Math.min(height, Math.round(width) + below) : height;
}

// needs lists the kinds of series and the further components an option asks for, so that only their code is loaded.
export function needs(option) {
  const base = option.baseOption ?? option;
  const list = (value) => (Array.isArray(value) ? value : value ? [value] : []);
  const found = new Set(list(base.series).map((series) => series.type));
  for (const series of list(base.series)) {
    for (const part of ['markArea', 'markPoint']) if (series[part]) found.add(part);
  }
  if (list(base.legend).some((legend) => legend.type === 'scroll')) found.add('legend-scroll');
  for (const part of ['calendar', 'dataZoom', 'visualMap', 'graphic', 'title']) if (base[part]) found.add(part);
  return found;
}
