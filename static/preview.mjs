// Serves src/preview.html with the built assets under the product's own content security policy: `npm run preview [port]`.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';

const port = Number(process.argv[2] ?? 3999);
const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2' };

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  response.setHeader('Content-Security-Policy', "default-src 'self'");
  try {
    const manifest = JSON.parse(await readFile(new URL('dist/manifest.json', import.meta.url), 'utf8'));
    if (pathname === '/') {
      const page = await readFile(new URL('src/preview.html', import.meta.url), 'utf8');
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(page.replace(/\/static\/([\w.-]+)/g, (_, name) => `/static/${manifest[name] ?? name}`));
      return;
    }
    const name = pathname.replace(/^\/static\//, '');
    if (!/^[\w-]+(\.[\w]+)+$/.test(name)) throw new Error('no asset');
    response.setHeader('Content-Type', `${types[name.split('.').pop()] ?? 'text/plain'}; charset=utf-8`);
    response.end(await readFile(new URL(`dist/${name}`, import.meta.url)));
  } catch {
    response.statusCode = 404;
    response.end();
  }
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));
