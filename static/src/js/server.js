// Draws figures on the server, in a script engine without DOM, timers and Intl: the same option, functions and parts of ECharts
// as on the page. The program embeds the bundle and never serves it.
import { init, setPlatformAPI } from 'echarts/core';
import './echarts-core.js';
import './echarts-rare.js';
import { prepare } from './figure.js';

// The program gives measure(line, font), the width of a line in pixels.
setPlatformAPI({ measureText: (line, font) => ({ width: globalThis.measure(line, font ?? '12px Fira Sans') }) });

// drawFigure returns the figure as SVG text. option is the figure's JSON with colour tokens, palette {name: "#rrggbb"} as JSON;
// width and height are in pixels.
globalThis.drawFigure = (option, palette, width, height) => {
  const full = prepare(JSON.parse(option), JSON.parse(palette));
  const base = full.baseOption ?? full;
  base.animation = false;
  delete base.tooltip;
  const chart = init(null, null, { renderer: 'svg', ssr: true, locale: 'DE', width, height });
  try {
    chart.setOption(full);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
};
