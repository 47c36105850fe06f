import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { afterEach } from 'vitest';
import { startHttp, type TestServer } from './http-servers.ts';

/** A server with its address. */
export interface Served extends TestServer {
  readonly url: string;
}

/** Starts servers that are stopped after each test; call it at the top of a file. */
export function servers(): {
  readonly keep: (starting: Promise<TestServer>) => Promise<Served>;
  readonly serve: (listener: RequestListener) => Promise<Served>;
} {
  const running: TestServer[] = [];
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });
  const keep = async (starting: Promise<TestServer>): Promise<Served> => {
    const server = await starting;
    running.push(server);
    return { ...server, url: `http://127.0.0.1:${String(server.port)}` };
  };
  return { keep, serve: (listener) => keep(startHttp(listener)) };
}

/** What a client sent after its headers. */
export function sentBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => resolve(text));
  });
}

/** Answers with a JSON document. */
export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}
