import type { IncomingHttpHeaders } from 'node:http';
import { startHttp } from './http-servers.ts';

/** What a path is answered with. */
export interface Route {
  /** 200 unless said. */
  readonly status?: number;
  /** A text as it is, anything else as JSON. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server whose answers are fixed. */
export interface RouteServer {
  readonly url: string;
  /** Every request: method, path with query, headers. */
  readonly asked: readonly { readonly line: string; readonly headers: IncomingHttpHeaders }[];
  readonly stop: () => Promise<void>;
}

/**
 * Answers paths with their query as told, everything else with 404.
 *
 * @param admits whether a request is let in, by its headers; 401 where not
 */
export async function startRoutes(
  routes: Readonly<Record<string, Route>>,
  admits: (headers: IncomingHttpHeaders) => boolean = () => true,
): Promise<RouteServer> {
  const asked: { line: string; headers: IncomingHttpHeaders }[] = [];
  const server = await startHttp((request, response) => {
    const path = request.url ?? '';
    asked.push({ line: `${request.method ?? ''} ${path}`, headers: request.headers });
    const found = routes[path];
    if (!admits(request.headers)) return response.writeHead(401).end('{}');
    if (found === undefined) return response.writeHead(404).end('{"error":"no such path"}');
    const { status = 200, body, headers = {} } = found;
    return response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return { url: `http://127.0.0.1:${String(server.port)}`, asked, stop: server.stop };
}
