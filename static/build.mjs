// Builds the assets of Zielstand: sources in src and npm packages become content-hashed files in dist,
// with dist/manifest.json (logical name → hashed name) and a .gz and .br beside every text worth it.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const files = join(root, 'node_modules/@fontsource/fira-sans/files');
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const compressible = new Set(['.css', '.js', '.svg', '.json']);
const worthCompressing = 700; // below that the headers cost more than the bytes saved

// KERN carries its icons as data: URLs, which `default-src 'self'` blocks: each becomes a file.
const dataUrl = /url\((["'])data:image\/svg\+xml(?:;charset=[^,]*|;utf8)?,(.*?)\1\)/gs;

function kernIcons() {
  const bodies = new Map();
  return {
    name: 'kern-icons',
    setup(run) {
      run.onLoad({ filter: /kern-ux[\\/]native[\\/]dist[\\/]kern\.min\.css$/ }, async ({ path }) => {
        const css = (await readFile(path, 'utf8')).replace(dataUrl, (_, quote, body) => {
          const svg = decodeURIComponent(body);
          const name = `kern-${createHash('sha256').update(svg).digest('hex').slice(0, 8)}.svg`;
          bodies.set(name, svg);
          return `url("kern-icon:${name}")`;
        });
        if (css.includes('url("data:') || css.includes("url('data:")) throw new Error(`${path}: a data: URL is left`);
        return { contents: css, loader: 'css' };
      });
      run.onResolve({ filter: /^kern-icon:/ }, ({ path }) => ({ path: path.slice('kern-icon:'.length), namespace: 'kern-icon' }));
      run.onLoad({ filter: /./, namespace: 'kern-icon' }, ({ path }) => ({ contents: bodies.get(path), loader: 'file' }));
    },
  };
}

const shared = {
  absWorkingDir: root, outdir: dist, bundle: true, minify: true, metafile: true, write: false, charset: 'utf8',
  legalComments: 'none', logLevel: 'warning', target: ['chrome115', 'firefox121', 'safari17'],
  entryNames: '[name]-[hash]', chunkNames: '[name]-[hash]', assetNames: '[name]-[hash]',
  loader: { '.svg': 'file', '.woff2': 'file', '.woff': 'copy' },
};

const licence = '/*! Enthält Apache ECharts (Apache-2.0), zrender (BSD-3-Clause) und tslib (0BSD). */';

const results = await Promise.all([
  build({ ...shared, entryPoints: ['src/css/kern.css', 'src/css/zielstand.css'], plugins: [kernIcons()] }),
  build({ ...shared, entryPoints: ['src/js/app.js'], format: 'iife' }),
  build({ ...shared, entryPoints: ['src/js/charts.js'], format: 'esm', splitting: true, banner: { js: licence } }),
  // For the script engine of the program: with an ending that is no asset's, so that it is embedded and never served.
  build({
    ...shared, entryPoints: ['src/js/server.js'], format: 'iife', target: 'es2022', outExtension: { '.js': '.engine' }, banner: { js: licence },
  }),
  build({
    ...shared, entryPoints: [400, 600, 700].map((weight) => join(files, `fira-sans-latin-${weight}-normal.woff`))
      .concat([400, 600, 700].map((weight) => join(files, `fira-sans-latin-ext-${weight}-normal.woff`)))
      .concat(['src/img/favicon.svg'].map((path) => join(root, path))), loader: { '.woff': 'copy', '.svg': 'copy' },
  }),
]);

// "zielstand-AB12CD34.css" → "zielstand.css"
const logical = (name) => name.replace(/-[A-Z0-9]{8}(\.[a-z0-9]+)$/, '$1');

async function write(name, contents) {
  const jobs = [writeFile(join(dist, name), contents)];
  if (compressible.has(extname(name)) && contents.length >= worthCompressing) {
    jobs.push(gzip(contents, { level: 9 }).then((data) => writeFile(join(dist, `${name}.gz`), data)));
    const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: contents.length };
    jobs.push(brotli(contents, { params }).then((data) => writeFile(join(dist, `${name}.br`), data)));
  }
  await Promise.all(jobs);
}

await mkdir(dist, { recursive: true });
for (const name of await readdir(dist)) if (name !== '.gitkeep') await rm(join(dist, name), { recursive: true });

const manifest = {};
for (const result of results) {
  for (const file of result.outputFiles) {
    const name = basename(file.path);
    const key = logical(name);
    if (!key.startsWith('chunk')) {
      if (manifest[key] && manifest[key] !== name) throw new Error(`two assets are called ${key}`);
      manifest[key] = name;
    }
    await write(name, Buffer.from(file.contents));
  }
}
// The manifest comes last: while it is missing, the assets count as not built.
const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
await writeFile(join(dist, 'manifest.json'), `${JSON.stringify(sorted, null, 1)}\n`);
