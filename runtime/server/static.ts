import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { App } from './http/env.ts';
import { LruMap } from './lruMap.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.svg']);

/** Pages by the first segment of their address; any path below is the page's own business. */
const PAGES: Record<string, string> = {
  desk: 'runtime/desk/index.html',
  portal: 'runtime/portal/index.html',
  studio: 'designer/index.html',
};

/** The file of an asset path, or nothing when it would leave the folder. */
function assetFile(webRoot: string, path: string): string | undefined {
  const file = normalize(join(webRoot, path));
  return file.startsWith(webRoot + sep) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/** Text assets are compressed once a process. */
function compressor() {
  const done = new LruMap<string, Buffer>(200);
  return (file: string): Buffer => {
    const key = `${file}:${statSync(file).mtimeMs}`;
    const known = done.get(key) ?? gzipSync(readFileSync(file));
    done.set(key, known);
    return known;
  };
}

/** Serves the built pages: `/desk/…`, `/portal/…`, `/studio/…`, and `/assets/…` under names that change with content. */
export function servePages(app: App, root: string): void {
  const webRoot = normalize(root);
  const compress = compressor();
  const send = (file: string, acceptEncoding: string, cache: string): Response => {
    const type = extname(file);
    const headers: Record<string, string> = {
      'content-type': TYPES[type] ?? 'application/octet-stream',
      'cache-control': cache,
      vary: 'accept-encoding',
    };
    if (COMPRESSED.has(type) && /\bgzip\b/.test(acceptEncoding))
      return new Response(new Uint8Array(compress(file)), { headers: { ...headers, 'content-encoding': 'gzip' } });
    return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, { headers });
  };
  app.get('/', (c) => c.redirect('/desk/'));
  app.get('/assets/*', (c) => {
    const file = assetFile(webRoot, c.req.path);
    return file
      ? send(file, c.req.header('accept-encoding') ?? '', 'public, max-age=31536000, immutable')
      : c.notFound();
  });
  for (const [name, page] of Object.entries(PAGES)) {
    app.get(`/${name}`, (c) => c.redirect(`/${name}/`));
    app.get(`/${name}/*`, (c) => {
      const file = assetFile(webRoot, page);
      return file ? send(file, c.req.header('accept-encoding') ?? '', 'no-cache') : c.notFound();
    });
  }
}
