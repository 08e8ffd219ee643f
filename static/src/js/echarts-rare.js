// The part of ECharts that few figures need: loaded when an option asks for it.
import { use } from 'echarts/core';
import { install as custom } from 'echarts/lib/chart/custom/install.js';
import { install as graph } from 'echarts/lib/chart/graph/install.js';
import { install as heatmap } from 'echarts/lib/chart/heatmap/install.js';
import { install as sankey } from 'echarts/lib/chart/sankey/install.js';
import { install as scatter } from 'echarts/lib/chart/scatter/install.js';
import { install as sunburst } from 'echarts/lib/chart/sunburst/install.js';
import { install as tree } from 'echarts/lib/chart/tree/install.js';
import { install as calendar } from 'echarts/lib/component/calendar/install.js';
import { install as dataZoom } from 'echarts/lib/component/dataZoom/install.js';
import { install as graphic } from 'echarts/lib/component/graphic/install.js';
import { install as legend } from 'echarts/lib/component/legend/install.js';
import { install as markArea } from 'echarts/lib/component/marker/installMarkArea.js';
import { install as markPoint } from 'echarts/lib/component/marker/installMarkPoint.js';
import { install as title } from 'echarts/lib/component/title/install.js';
import { install as visualMap } from 'echarts/lib/component/visualMap/install.js';

use([
  custom, graph, heatmap, sankey, scatter, sunburst, tree,
  calendar, dataZoom, graphic, legend, markArea, markPoint, title, visualMap,
]);
