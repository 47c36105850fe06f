import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll } from 'vitest';
import { startHttp, type TestServer } from './http-servers.ts';

/** What the target of a test answers, by path; a path that is not there gets 404. */
export interface Answers {
  readonly [path: string]: (request: IncomingMessage, response: ServerResponse) => void;
}

/** An answer in JSON. */
export function json(value: unknown): (request: IncomingMessage, response: ServerResponse) => void {
  return (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(value));
  };
}

/** An HTTP server for all tests of a file; the function it returns gives it inside a test. */
export function sharedTarget(answers: Answers): () => TestServer & { readonly url: string } {
  let server: TestServer | undefined;
  beforeAll(async () => {
    server = await startHttp((request, response) => {
      const answer = answers[(request.url ?? '').split('?')[0] ?? ''];
      if (answer !== undefined) {
        answer(request, response);
        return;
      }
      response.statusCode = 404;
      response.end();
    });
  });
  afterAll(async () => {
    await server?.stop();
  });
  return () => {
    if (server === undefined) throw new Error('The server is there only while tests run');
    return { ...server, url: `http://127.0.0.1:${server.port}` };
  };
}
