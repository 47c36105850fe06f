import { constants } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { postHttp2 } from '../../../src/kit/ladder/http2-step.ts';
import { startTcp, type TestServer } from '../../support/http-servers.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

/** A frame (RFC 9113 section 4.1). */
function frame(type: number, flags: number, stream: number, payload: readonly number[] = []): Buffer {
  return Buffer.from([0, 0, payload.length, type, flags, 0, 0, 0, stream, ...payload]);
}

const [data, headers, reset, settings] = [0, 1, 3, 4] as const;
const ok = [0x88]; // `:status: 200` of the static table, RFC 7541 appendix A

/** Whether the client asked: a HEADERS frame behind its preface of 24 bytes. */
function hasAsked(bytes: Buffer): boolean {
  for (let at = 24; at + 9 <= bytes.length; at += 9 + bytes.readUIntBE(at, 3))
    if (bytes[at + 3] === headers) return true;
  return false;
}

async function post(answer: (socket: Socket) => void) {
  const server = await startTcp((socket) => {
    let seen = Buffer.alloc(0);
    const read = (chunk: Buffer): void => {
      seen = Buffer.concat([seen, chunk]);
      if (!hasAsked(seen)) return;
      socket.off('data', read).resume();
      socket.write(Buffer.concat([frame(settings, 0, 0), frame(headers, 4, 1, ok)]));
      answer(socket);
    };
    socket.on('data', read);
  });
  running.push(server);
  const origin = `http://127.0.0.1:${String(server.port)}`;
  const options = { signal: new AbortController().signal, limitMs: 3000, bodyBytes: 1000, where: {} };
  const request = { origin, path: '/', headers: {}, body: Buffer.alloc(0) };
  return postHttp2(connect(server.port, '127.0.0.1'), request, options);
}

it('takes a reply that came whole', async () => {
  const { status, body } = await post((socket) => socket.write(frame(data, 1, 1, [1, 2])));
  expect([status, [...body]]).toEqual([200, [1, 2]]);
});

it.each(['NGHTTP2_CANCEL', 'NGHTTP2_INTERNAL_ERROR'] as const)('takes no half for the whole: %s', async (code) => {
  const broken = post((socket) =>
    socket.write(Buffer.concat([frame(data, 0, 1, [1]), frame(reset, 0, 1, [0, 0, 0, constants[code]])])),
  );
  await expect(broken).rejects.toMatchObject({ failureCause: 'connection-lost', phase: 'response' });
});

it('takes no half for the whole: the connection ends', async () => {
  const broken = post((socket) => socket.end(frame(data, 0, 1, [1])));
  await expect(broken).rejects.toMatchObject({ failureCause: 'connection-lost', phase: 'response' });
});
