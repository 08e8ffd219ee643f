// Draws the figures of a page: each when it comes into view, with the part of ECharts it needs. Without this script, or when a
// figure fails, its table stays open: the table is the figure's text, the drawing comes on top.
import { heightFor, needs, prepare } from './figure.js';
import { isPrinting, onPrint, onThemeChange, stillness, themeName } from './theme.js';
import { lines, node } from './tip.js';
import { walk } from './walk.js';
import './copy-image.js';

const paperWidth = 620; // px: the width of a figure on a portrait A4 page, where all stand in one column
const paperHeight = 760; // px: what a drawing may take there beside its words, so that it fits on one page
const palettes = JSON.parse(document.getElementById('zs-palette')?.textContent ?? '{}');
const figures = new Map(); // plot element → figure
let waiting = 0;

// Widths of labels are measured once: before that the type must be there, at most a moment is waited for it.
const type = Promise.race([
  Promise.all(['400 12px "Fira Sans"', '700 12px "Fira Sans"'].map((font) => document.fonts.load(font))),
  new Promise((resolve) => { setTimeout(resolve, 1500); }),
]).catch(() => {});

async function load(option) {
  await type;
  const echarts = await import('./echarts-core.js');
  if ([...needs(option)].some((part) => !echarts.core.has(part))) await import('./echarts-rare.js');
  return echarts;
}

class Figure {
  constructor(plot) {
    this.plot = plot;
    this.frame = plot.closest('[data-figure]');
    this.table = this.frame.querySelector('.zs-figure__data');
    this.chart = null;
    this.begun = false;
    this.said = []; // the lines of the tooltip shown last
    this.heights = JSON.parse(plot.dataset.heights);
    plot.hidden = false;
    this.grow(plot.clientWidth);
    if (this.table) this.table.open = false;
    this.frame.dataset.state = 'waiting';
  }

  // draw is called once, when the figure comes into view.
  async draw() {
    if (this.begun) return;
    this.begun = true;
    try {
      this.source = JSON.parse(this.frame.querySelector('script[data-option]').textContent);
      const echarts = await load(this.source);
      this.chart = echarts.init(this.plot, null, { renderer: 'svg', locale: 'DE' });
      this.paint();
      this.chart.on('click', (event) => follow(event.data));
      walk(this.plot, { chart: () => this.chart, said: () => this.said, follow });
      new ResizeObserver(() => this.fit()).observe(this.plot);
      this.plot.dataset.drawn = '1';
      this.frame.dataset.state = 'drawn';
    } catch (error) {
      this.fail(error);
    }
  }

  // paint sets the option in the colours of the current theme.
  paint() {
    const option = prepare(this.source, palettes[themeName()] ?? {});
    const base = option.baseOption ?? option;
    if (stillness()) base.animation = false;
    base.animationDuration ??= 350;
    dress(base, (given) => {
      this.said = lines(given);
      return node(this.said);
    });
    this.chart.setOption(option, { notMerge: true });
  }

  grow(width) {
    this.plot.style.height = `${heightFor(this.heights, width)}px`;
  }

  fit() {
    if (!this.chart || isPrinting() || this.plot.clientWidth === 0) return;
    this.grow(this.plot.clientWidth);
    if (this.plot.clientWidth !== this.chart.getWidth() || this.plot.clientHeight !== this.chart.getHeight()) this.chart.resize();
  }

  // print(true) readies the figure for paper: drawn for its width, or, where nothing was drawn yet, with its table.
  print(now) {
    if (!this.chart) {
      const pending = this.frame.dataset.state === 'waiting';
      this.plot.hidden = now || !pending;
      if (this.table) this.table.open = now || !pending;
      return;
    }
    this.paint();
    this.plot.style.zoom = '';
    // What is too high is drawn wider and then made smaller as a whole.
    const width = paperWidth * Math.max(1, heightFor(this.heights, paperWidth) / paperHeight);
    this.grow(now ? width : this.plot.clientWidth);
    if (now) this.plot.style.zoom = String(paperWidth / width);
    this.chart.resize({ width: now ? width : 'auto', height: 'auto' });
    this.chart.getZr().refreshImmediately(); // else it would come with the next frame, after the page is printed
  }

  fail(error) {
    this.chart?.dispose();
    this.chart = null;
    this.plot.hidden = true;
    if (this.table) this.table.open = true;
    this.frame.dataset.state = 'failed';
    console.error(`figure ${this.frame.dataset.figure}: ${error.message}`);
  }
}

// dress adds what only a browser has: tooltips of elements, and a pointer only where there is something to follow.
function dress(base, formatter) {
  base.tooltip = {
    trigger: 'item', ...base.tooltip, confine: true, className: 'zs-tip', formatter, transitionDuration: 0,
    padding: 0, borderWidth: 0, backgroundColor: 'rgba(0,0,0,0)', extraCssText: 'box-shadow:none',
  };
  for (const series of [base.series ?? []].flat()) {
    if (!JSON.stringify(series.data ?? series.nodes ?? null)?.includes('"href":')) series.cursor ??= 'default';
  }
}

// follow goes to the page an item belongs to; only to pages of this site.
function follow(item) {
  if (typeof item?.href !== 'string') return;
  const target = new URL(item.href, location.href);
  if (target.origin === location.origin) location.assign(target);
}

async function show(figure) {
  waiting++;
  document.documentElement.dataset.figures = 'drawing';
  await figure.draw();
  waiting--;
  settle();
}

function settle() {
  if (waiting === 0) document.documentElement.dataset.figures = 'ready';
}

const watch = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    watch.unobserve(target);
    show(figures.get(target));
  }
  settle();
}, { rootMargin: '240px 0px' });

for (const plot of document.querySelectorAll('[data-chart]')) figures.set(plot, new Figure(plot));
for (const plot of figures.keys()) watch.observe(plot);
if (figures.size === 0) settle();

const repaint = () => { for (const figure of figures.values()) if (figure.chart) figure.paint(); };
onThemeChange(repaint);
onPrint((now) => { for (const figure of figures.values()) figure.print(now); });
