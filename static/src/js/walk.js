// Walking through the points of a figure by keyboard: arrows move, Enter follows the point's link, Escape leaves. What a point
// says is shown as tooltip and announced.
import { auxiliary } from './tip.js';

let announcer;

// announce puts text where screen readers read it out politely.
function announce(text) {
  if (!announcer) {
    announcer = document.createElement('div');
    announcer.className = 'kern-sr-only';
    announcer.setAttribute('aria-live', 'polite');
    document.body.append(announcer);
  }
  announcer.textContent = text;
}

// points lists what can be visited as [[series, item], …] per series, without gaps in the data.
function points(chart) {
  const rows = [];
  for (const series of chart.getModel().getSeries()) {
    if (auxiliary(series.name)) continue;
    const data = series.getData();
    const row = [];
    for (let item = 0; item < data.count(); item++) {
      if (data.getItemLayout(item) || data.hasValue(item)) row.push([series.seriesIndex, item]);
    }
    if (row.length > 0) rows.push(row);
  }
  return rows;
}

const clamp = (value, count) => Math.max(0, Math.min(count - 1, value));

// next moves [row, column] by a key; with one series only, up and down walk along it too.
export function next([row, column], key, rows) {
  const only = rows.length === 1;
  const along = { ArrowRight: 1, ArrowLeft: -1, ...(only && { ArrowDown: 1, ArrowUp: -1 }) }[key];
  if (along !== undefined) return [row, clamp(column + along, rows[row].length)];
  if (key === 'Home') return [row, 0];
  if (key === 'End') return [row, rows[row].length - 1];
  const across = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (across === undefined) return null;
  const target = clamp(row + across, rows.length);
  return [target, clamp(column, rows[target].length)];
}

// walk makes one plot walkable. chart() returns its ECharts instance, said() the lines of the tooltip shown last, follow(data)
// goes to an item's link.
export function walk(plot, { chart, said, follow }) {
  let at = null;
  const leave = () => {
    if (!at || !chart()) return;
    chart().dispatchAction({ type: 'hideTip' });
    chart().dispatchAction({ type: 'downplay' });
    at = null;
  };
  const visit = (rows) => {
    const [seriesIndex, dataIndex] = rows[at[0]][at[1]];
    chart().dispatchAction({ type: 'downplay' });
    chart().dispatchAction({ type: 'highlight', seriesIndex, dataIndex });
    chart().dispatchAction({ type: 'showTip', seriesIndex, dataIndex });
    setTimeout(() => { if (at) announce(said().join('. ')); }, 50); // the tooltip of an axis comes a moment later
  };
  plot.addEventListener('keydown', (event) => {
    if (!chart() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') { leave(); return; }
    const rows = points(chart());
    if (rows.length === 0) return;
    if (event.key === 'Enter' && at && rows[at[0]]?.[at[1]]) {
      const [seriesIndex, dataIndex] = rows[at[0]][at[1]];
      follow(chart().getModel().getSeriesByIndex(seriesIndex).getDataParams(dataIndex).data);
      return;
    }
    const started = at && rows[at[0]]?.[at[1]];
    const to = started ? next(at, event.key, rows) : next([0, 0], event.key, rows) && [0, 0];
    if (!to) return;
    event.preventDefault();
    at = to;
    visit(rows);
  });
  plot.addEventListener('blur', leave);
}
