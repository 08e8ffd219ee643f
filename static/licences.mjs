// Prints the npm packages whose code or fonts are shipped in dist as Markdown table rows: name, version, licence.
import { readFile } from 'node:fs/promises';

const root = new URL('./', import.meta.url);
const lock = JSON.parse(await readFile(new URL('package-lock.json', root), 'utf8'));
const rows = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  if (!path || entry.dev || entry.devOptional || entry.optional) continue;
  const own = JSON.parse(await readFile(new URL(`${path}/package.json`, root), 'utf8'));
  rows.push(`| ${own.name} | ${own.version} | ${own.license} |`);
}
console.log(rows.sort().join('\n'));
