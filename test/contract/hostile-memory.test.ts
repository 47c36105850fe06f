import { execFile } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createGzip, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import { projectFolder } from '../../scripts/project-folder.mjs';
import { reply, startTcp, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';
import type { HostileLook } from '../support/look-at-hostile.ts';

const run = promisify(execFile);
const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function serve(onSocket: (socket: Socket) => void): Promise<string> {
  const server = await startTcp(onSocket);
  running.push(server);
  return String(server.port);
}

/** Writes the same piece for as long as somebody reads. */
function endlessly(start: string, piece: string | Buffer): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', () => {
      socket.write(start);
      const more = (): void => {
        while (!socket.destroyed && socket.write(piece));
      };
      socket.on('drain', more);
      more();
    });
  };
}

const head = 'HTTP/1.1 200 OK\r\n';
const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 'a'));

const hostile: readonly { readonly what: string; readonly serve: (socket: Socket) => void; readonly cause: string }[] =
  [
    { what: 'a body without end', serve: endlessly(`${head}\r\n`, Buffer.alloc(65_536, 'x')), cause: 'body-too-large' },
    {
      what: 'chunks without end',
      serve: endlessly(`${head}Transfer-Encoding: chunked\r\n\r\n`, `10000\r\n${'x'.repeat(65_536)}\r\n`),
      cause: 'body-too-large',
    },
    {
      what: 'a gzip bomb of 200 MB',
      serve: (socket) => {
        reply(Buffer.concat([Buffer.from(`${head}Content-Encoding: gzip\r\n\r\n`), bomb]))(socket);
      },
      cause: 'body-too-large',
    },
    {
      what: 'gzip without end',
      serve: (socket) => {
        socket.once('data', () => {
          socket.write(`${head}Content-Encoding: gzip\r\n\r\n`);
          const packed = createGzip({ level: 1 });
          packed.on('error', () => undefined).pipe(socket);
          socket.on('close', () => {
            packed.destroy();
          });
          const piece = Buffer.alloc(1024 * 1024);
          const more = (): void => {
            while (!packed.destroyed && packed.write(piece));
          };
          packed.on('drain', more);
          more();
        });
      },
      cause: 'body-too-large',
    },
    {
      what: 'a flood of headers',
      serve: endlessly(head, `X-Flood: ${'y'.repeat(4000)}\r\n`),
      cause: 'http-headers-too-large',
    },
    {
      what: 'interim replies without end',
      serve: endlessly('', 'HTTP/1.1 102 Processing\r\n\r\n'),
      cause: 'http-malformed',
    },
  ];

const mostGrown = 30 * 1024 * 1024;

describe('hostile servers', () => {
  it('cost less than 30 MB each, and leave nothing open', { timeout: 120_000 }, async () => {
    const ports = [await serve(reply(`${head}Content-Length: 7\r\n\r\n{"a":1}`))];
    for (const each of hostile) ports.push(await serve(each.serve));
    const program = ['--expose-gc', '--import', './test/support/run-typescript.mjs', 'test/support/look-at-hostile.ts'];
    // It ends by itself: an open handle would keep it alive.
    const { stdout } = await run(process.execPath, [...program, ...ports], { cwd: projectFolder, timeout: 110_000 });
    const seen = JSON.parse(stdout) as readonly HostileLook[]; // as the program writes it
    const told = seen.map(({ cause, open, uncaught }, at) => ({ what: hostile[at]?.what, cause, open, uncaught }));
    expect(told).toEqual(hostile.map(({ what, cause }) => ({ what, cause, open: [], uncaught: [] })));
    expect(seen.filter(({ grown }) => grown >= mostGrown)).toEqual([]);
  });

  it.each([
    ['says nothing', () => undefined],
    ['drips headers', drip(head, 'a')],
    ['drips a body', drip(`${head}Content-Length: 99999\r\n\r\n`, 'a')],
    ['drips chunks', drip(`${head}Transfer-Encoding: chunked\r\n\r\n`, '1\r\na\r\n')],
  ] as const)('one that %s does not outlive the deadline by 200 ms', async (_what, onSocket) => {
    const controller = new AbortController();
    const events: string[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      onSocket(socket);
      setTimeout(() => {
        // Both clocks are of one thread: whichever is due first is first, however slow the machine.
        void pause(200).then(() => events.push('200 ms later'));
        controller.abort(new DOMException('late', 'TimeoutError'));
      }, 120);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const { failure } = await look(http, { url: `http://127.0.0.1:${String(port)}/` }, { signal: controller.signal });
    events.push('ended');
    await pause(250);
    server.close();
    expect(events).toEqual(['ended', '200 ms later']);
    expect(failure?.failureCause).toBe('deadline-exceeded');
  });
});

function drip(start: string, piece: string): (socket: Socket) => void {
  return (socket) => {
    socket.write(start);
    const dripping = setInterval(() => socket.write(piece), 15);
    socket.on('close', () => {
      clearInterval(dripping);
    });
  };
}
