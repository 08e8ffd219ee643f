// The part of ECharts that most figures need, by deep imports: the package's own entry points pull in twice as much.
import * as echarts from 'echarts/core';
import langDE from 'echarts/lib/i18n/langDE.js';
import { install as bar } from 'echarts/lib/chart/bar/install.js';
import { install as line } from 'echarts/lib/chart/line/install.js';
import { install as pie } from 'echarts/lib/chart/pie/install.js';
import { install as aria } from 'echarts/lib/component/aria/install.js';
import { install as dataset } from 'echarts/lib/component/dataset/install.js';
import { install as grid } from 'echarts/lib/component/grid/installSimple.js';
import { install as legend } from 'echarts/lib/component/legend/installLegendPlain.js';
import { install as markLine } from 'echarts/lib/component/marker/installMarkLine.js';
import { install as tooltip } from 'echarts/lib/component/tooltip/install.js';
import { installLegacyGridContainLabel } from 'echarts/lib/coord/cartesian/legacyContainLabel.js';
import { install as svg } from 'echarts/lib/renderer/installSVGRenderer.js';

echarts.use([bar, line, pie, aria, dataset, grid, legend, markLine, tooltip, installLegacyGridContainLabel, svg]);
echarts.registerLocale('DE', langDE);

export const { init } = echarts;
// What this part draws; an option that needs more gets the rare part too.
export const core = new Set(['bar', 'line', 'pie']);
