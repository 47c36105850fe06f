import { afterEach, describe, expect, it } from 'vitest';
import type { Socket } from 'node:net';
import { http } from '../../probes/http/index.ts';
import { faults, ok } from '../support/http-faults.ts';
import { startTcp, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function ask(onSocket: (socket: Socket) => void, settings: Record<string, unknown> = {}) {
  const server = await startTcp(onSocket);
  running.push(server);
  return look(http, { url: `http://127.0.0.1:${String(server.port)}/`, ...settings });
}

describe('faults of an HTTP server', () => {
  it.each(faults)('$what: $cause in $phase', async (fault) => {
    const { failure } = await ask(fault.server, fault.settings);
    expect({ cause: failure?.failureCause, phase: failure?.phase }).toEqual({ cause: fault.cause, phase: fault.phase });
    expect(failure?.params).toMatchObject({ host: '127.0.0.1', ...fault.params });
    expect(failure?.learnt.facts?.['address']).toMatchObject({ ip: '127.0.0.1' });
  });

  it('names a refused connection', async () => {
    const server = await startTcp(() => undefined);
    await server.stop();
    const { failure } = await look(http, { url: `http://127.0.0.1:${String(server.port)}/` });
    expect(failure).toMatchObject({ failureCause: 'connect-refused', phase: 'connect' });
  });

  it('names a name that is not there', async () => {
    const { failure } = await look(http, { url: 'http://nowhere.invalid/' });
    expect(failure?.phase).toBe('resolve');
    expect(failure?.failureCause).toMatch(/^name-/);
  });

  it('ends when the signal comes, in every phase, and keeps what it learnt', async () => {
    const controller = new AbortController();
    const server = await startTcp((socket) => {
      socket.once('data', () => {
        socket.write(ok('Content-Length: 9\r\n', 'abc'));
        setTimeout(() => {
          controller.abort();
        }, 50);
      });
    });
    running.push(server);
    const looked = await look(http, { url: `http://127.0.0.1:${String(server.port)}/` }, { signal: controller.signal });
    expect(looked.failure).toMatchObject({ failureCause: 'cancelled', phase: 'body' });
    expect(looked.failure?.learnt.facts).toMatchObject({ status: 200 });
  });
});
