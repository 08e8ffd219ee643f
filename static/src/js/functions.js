// The functions an option may name ("fn:monat"): German labels, and the shapes of the timetable. Free of the DOM and of Intl,
// which script engines on the server lack.

const nbsp = '\u00a0';
const months = ['Jan.', 'Feb.', 'März', 'Apr.', 'Mai', 'Juni', 'Juli', 'Aug.', 'Sept.', 'Okt.', 'Nov.', 'Dez.'];

// scalar is the number or text to print: ECharts hands an axis label its value, but a series label its parameters.
function scalar(given) {
  let value = given !== null && typeof given === 'object' && !Array.isArray(given) && !(given instanceof Date) ? given.value : given;
  if (Array.isArray(value)) value = value[value.length - 1];
  return value;
}

function day(given) {
  const value = scalar(given);
  if (value === null || value === undefined || value === '') return null;
  const date = new Date(typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);
  return Number.isNaN(date.getTime()) ? null : date;
}

// monat writes milliseconds or an ISO date as "Nov. 2024".
export function monat(given) {
  const date = day(given);
  return date ? `${months[date.getUTCMonth()]}${nbsp}${date.getUTCFullYear()}` : '';
}

// datum writes milliseconds or an ISO date as "18.11.2024".
export function datum(given) {
  const date = day(given);
  if (!date) return '';
  const two = (number) => String(number).padStart(2, '0');
  return `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()}`;
}

function number(given) {
  const value = scalar(given);
  if (value === null || value === undefined || value === '' || typeof value === 'boolean') return Number.NaN;
  return Number(value);
}

// zahl writes a number the German way with at most two decimals: 3450.5 is "3.450,5"; nothing and "-" are "".
export function zahl(given) {
  const value = number(given);
  if (!Number.isFinite(value)) return '';
  const [whole, fraction] = String(Math.round(Math.abs(value) * 100) / 100).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const sign = value < 0 && (grouped !== '0' || fraction) ? '−' : '';
  return `${sign}${grouped}${fraction ? `,${fraction}` : ''}`;
}

// ganzzahl writes whole numbers only, so that an axis of counts has no half measures.
export function ganzzahl(given) {
  return Number.isInteger(number(given)) ? zahl(given) : '';
}

// prozent writes 0–100 as "62 %" with a no-break space.
export function prozent(given) {
  const value = number(given);
  return Number.isFinite(value) ? `${zahl(Math.round(value))}${nbsp}%` : '';
}

// zeitbalken draws one row of the timetable: value = [row, start ms, end ms, percent or −1, label]. The outer bar is the
// time, the inner one the progress; without a known percent the outline is dashed and stays empty.
export function zeitbalken(params, api) {
  const frame = params.coordSys;
  const start = api.coord([api.value(1), api.value(0)]);
  const end = api.coord([api.value(2), api.value(0)]);
  const height = Math.max(6, Math.min(18, api.size([0, 1])[1] * 0.5));
  const left = Math.max(frame.x, Math.min(start[0], end[0]));
  const right = Math.min(frame.x + frame.width, Math.max(start[0] + 3, end[0]));
  if (right <= left) return undefined;
  const percent = api.value(3);
  const known = Number.isFinite(percent) && percent >= 0;
  const colour = api.visual('color');
  const shape = { x: left, y: start[1] - height / 2, width: right - left, height, r: Math.min(height / 2, (right - left) / 2) };
  const children = [{
    type: 'rect', shape,
    style: { fill: colour, fillOpacity: known ? 0.22 : 0.08, stroke: colour, lineWidth: 1.25, lineDash: known ? null : [4, 3] },
  }];
  if (known && percent > 0) {
    // Progress is a share of the whole bar, also of the part that lies outside the frame.
    const done = Math.min(right, start[0] + (end[0] - start[0]) * Math.min(1, percent / 100));
    const width = done - left;
    if (width > 0) {
      children.push({
        type: 'rect', shape: { ...shape, width, r: Math.min(shape.r, width / 2) },
        style: { fill: colour, decal: api.visual('decal') },
      });
    }
  }
  return { type: 'group', children };
}

// raute draws a milestone: value = [row, ms, 1 reached or 0 open]; an open one is hollow.
export function raute(params, api) {
  const [x, y] = api.coord([api.value(1), api.value(0)]);
  const frame = params.coordSys;
  if (x < frame.x - 1 || x > frame.x + frame.width + 1) return undefined;
  const half = Math.max(5, Math.min(8, api.size([0, 1])[1] * 0.28));
  const colour = api.visual('color');
  return {
    type: 'polygon', z2: 10,
    shape: { points: [[x, y - half], [x + half, y], [x, y + half], [x - half, y]] },
    style: api.value(2) ? { fill: colour, stroke: colour, lineWidth: 1.5 } : { fill: 'rgba(0,0,0,0)', stroke: colour, lineWidth: 2 },
  };
}

// plakette is the number on a segment of a bar, or nothing where the segment is too slim for it.
export function plakette({ data, value }) {
  return data.slim ? '' : `{chip|${data.name || value}}`;
}

export const functions = { monat, datum, zahl, ganzzahl, prozent, zeitbalken, raute, plakette };
