// Serves a folder as Jenkins and other strict places do: with a Content-Security-Policy.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { basename, dirname, extname, join, normalize } from 'node:path';

export const policies = {
  /** how Jenkins serves archived artifacts */
  artifact: "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self';",
  /** the strictest under which scripts of the folder run */
  strict: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'",
  /** Jenkins' own pages, which a plugin's page is one of */
  plugin: "script-src 'self'; style-src 'self'",
  /** scripts allowed, but no origin: fetch, storage and history fail */
  sandboxed: "sandbox allow-scripts; default-src 'self'",
  /** a Resource Root URL */
  none: null,
};

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.jpg': 'image/jpeg', '.json': 'application/json' };

/** Resolves to { url, close }. */
export function serve(folder, policy) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const type = types[extname(path)];
    if (path === '/favicon.ico') return response.writeHead(204).end(); // the browser's own wish
    if (type === undefined || path.includes('..')) return response.writeHead(404).end();
    response.setHeader('Content-Type', `${type}; charset=utf-8`);
    if (policy !== null) response.setHeader('Content-Security-Policy', policy);
    createReadStream(join(folder, dirname(path), basename(path)))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  server.unref(); // a test that fails leaves it open
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({ url: `http://127.0.0.1:${server.address().port}/index.html`, close: () => server.close() && server.closeAllConnections() })),
  );
}
