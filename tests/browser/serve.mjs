// Serves the built page from this process and writes down every request, with its time.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

export const DIST = join(import.meta.dirname, "../../dist");

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

// `answer(path)` may return `{ status?, type?, body, headers? }` in place of the file.
export async function serve({ folder = DIST, answer = async () => undefined, headers = {} } = {}) {
  const log = [];
  const server = createServer(async (request, response) => {
    log.push({ path: request.url, at: Date.now() });
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = normalize(path.endsWith("/") ? `${path}index.html` : path);
    try {
      const { status = 200, type = TYPES[extname(file)], body, headers: own } = (await answer(file)) ?? { body: await readFile(join(folder, file)) };
      response.writeHead(status, { "content-type": type ?? "application/octet-stream", "cache-control": "no-store", ...headers, ...own });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" });
      response.end("not found");
    }
  });
  server.on("upgrade", (request, socket) => {
    log.push({ path: `upgrade ${request.url}`, at: Date.now() });
    socket.destroy();
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    log,
    close: () => new Promise((closed) => { server.closeAllConnections(); server.close(closed); }),
  };
}
