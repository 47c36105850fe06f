import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Facts } from '../../probes/browser/facts.ts';
import { derive } from '../../probes/browser/derive.ts';
import { browser } from '../../probes/browser/index.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import { browserMissing, chromium } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { makeCertificate } from '../support/http-certificates.ts';
import { look, type Looked } from '../support/http-task.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const authority = await makeCertificate({ name: 'Customer Root', authority: true });
const own = await makeCertificate({ name: 'app', issuer: authority });

/** A frame of Zstandard (RFC 8878) with one block that is not packed. */
function zstd(text: string): Buffer {
  const body = Buffer.from(text);
  const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0, 0, 0, 0]);
  frame.writeUInt32LE(body.length, 5);
  frame.writeUIntLE((body.length << 3) | 1, 9, 3);
  return Buffer.concat([frame, body]);
}

const packers = { br: brotliCompressSync, gzip: gzipSync, deflate: deflateSync, zstd } as const;
type Packing = keyof typeof packers;

const filler = `<p>${'Orders of today. '.repeat(8)}</p>`;
const html = (...elements: string[]): string =>
  `<!doctype html><meta charset=utf-8><body>${filler}${elements.join('')}`;
const write = 'document.body.append(" written by a script ".repeat(9));';

interface Page {
  readonly packed?: Packing;
  readonly type?: string;
  readonly text: string;
  readonly answer?: (request: Http2ServerRequest, response: Http2ServerResponse, text: string) => void;
}

/** What each page needs stands beside its script. */
const pages: Readonly<Record<string, Page>> = {
  '/brotli': { packed: 'br', text: html('<script src=/brotli.js></script>') },
  '/zstd': { packed: 'zstd', text: html('<script type=module src=/zstd.js></script>') },
  '/deflate': { packed: 'deflate', text: html('<link rel=stylesheet href=/layers.css><script src=/size.js></script>') },
  // as the cache has it: asked once more with the validator of the first time
  '/again': { packed: 'gzip', text: html('<script src=/validated.js></script><iframe src=/frame></iframe>') },
  // a part, as a player of films asks for it
  '/part': { packed: 'gzip', text: html('<script src=/part.js></script>') },
  '/fits': { packed: 'br', text: html(`<script>${write}</script>`) },
};

/** How long the slow page takes, milliseconds. */
const slowMs = 1300;

const files: Readonly<Record<string, Page>> = {
  // two things that came one after the other: 92 and 98
  '/slow': {
    text: html(`<script>${write} [1].at(0); structuredClone({})</script>`),
    answer: (_request, response, text) => {
      response.setHeader('content-type', 'text/html');
      setTimeout(() => response.end(text), slowMs);
    },
  },
  // structuredClone: 98
  '/brotli.js': { packed: 'br', type: 'text/javascript', text: `${write} structuredClone({})` },
  // a static block: 94
  '/zstd.js': { packed: 'zstd', type: 'text/javascript', text: `class Block { static { ${write} } }` },
  // @layer: 99
  '/layers.css': { packed: 'zstd', type: 'text/css', text: '@layer base { p { min-height: 1234px } }' },
  '/size.js': {
    ...{ packed: 'br', type: 'text/javascript' },
    text: `${write} if (document.querySelector('p').offsetHeight < 1234) throw new Error('without its layout')`,
  },
  // Object.hasOwn: 93
  '/validated.js': {
    ...{ packed: 'gzip', type: 'text/javascript', text: `${write} Object.hasOwn({}, 'a')` },
    answer: (request, response, text) => {
      const isKnown = request.headers['if-none-match'] === '"one"';
      response.writeHead(isKnown ? 304 : 200, {
        'content-type': 'text/javascript',
        ...{ etag: '"one"', 'cache-control': 'no-cache' },
      });
      response.end(isKnown ? '' : text);
    },
  },
  '/frame': { packed: 'br', text: html('<script src=/validated.js></script>') },
  // Array.prototype.at: 92
  '/part.js': {
    ...{ type: 'text/javascript' },
    text: `const write = () => { ${write} };
      fetch('/film', { headers: { range: 'bytes=2-5' } }).then(async (reply) => {
        if (reply.status !== 206 || (await reply.text()) !== 'cdef') throw new Error('another part');
        write(); [1].at(0);
      });`,
  },
  '/film': {
    ...{ text: 'abcdefghij', type: 'video/mp4' },
    answer: (request, response, text) => {
      const [, first = 0, last = 0] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      const range = `bytes ${String(first)}-${String(last)}/${String(text.length)}`;
      response.writeHead(206, { 'content-range': range, 'accept-ranges': 'bytes' });
      response.end(text.slice(Number(first), Number(last) + 1));
    },
  },
};

const versions = new Set<string>();
const accepted = new Set<string>();
const statuses = new Map<string, number[]>();

function serve(request: Http2ServerRequest, response: Http2ServerResponse): void {
  const page = pages[request.url] ?? files[request.url];
  versions.add(request.httpVersion);
  accepted.add(request.headers['accept-encoding'] ?? '');
  response.once('finish', () => {
    statuses.set(request.url, [...(statuses.get(request.url) ?? []), response.statusCode]);
  });
  if (page === undefined) {
    response.writeHead(404).end();
    return;
  }
  const { text, type = 'text/html', packed, answer } = page;
  if (answer !== undefined) {
    answer(request, response, text);
    return;
  }
  response.setHeader('content-type', type);
  if (packed !== undefined) response.setHeader('content-encoding', packed);
  response.end(packed === undefined ? text : packers[packed](Buffer.from(text).toString()));
}

const server = createSecureServer({ key: own.key, cert: own.pem, ALPNProtocols: ['h2'] }, serve);
const sockets = new Set<Socket>();
let origin = '';
let seen: Looked<Facts>;

const settings = (...names: string[]) => {
  const [first = '', ...others] = names;
  return {
    url: `${origin}${first}`,
    pages: others.map((path) => ({ name: path.slice(1), url: `${origin}${path}` })),
    ...{ ca: authority.pem, executablePath: chromium, settleWithin: 300 },
  };
};
const failing = (version: number): readonly string[] => {
  const tried = seen.answer?.facts.emulations?.find(({ from, to }) => from <= version && version <= to);
  if (tried === undefined) throw new Error(`Chromium ${String(version)} was not tried`);
  return [...new Set(tried.troubles.map(({ page }) => page))].sort();
};

contract('required', 'as older engines, pages over HTTP/2 with a private authority', browserMissing(chromium), () => {
  beforeAll(async () => {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`; // it listens on a port
    const fleet = ['Chrome 91', 'Chrome 92', 'Chrome 93', 'Chrome 98', 'Chrome 99'];
    seen = await look(browser, { ...settings(...Object.keys(pages)), emulateWithin: 200_000, fleet });
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it('are those of the browser of the run, each in its packing', () => {
    expect(seen.failure).toBeNull();
    expect(versions).toEqual(new Set(['2.0']));
    expect([...accepted].join()).toContain('br, zstd');
    const { pages: opened = [], scripts = [], unreadScripts, unreadStyleSheets } = seen.answer?.facts ?? {};
    expect(opened.map(({ name, status, exceptions }) => [name, status, exceptions])).toEqual(
      ['main', 'zstd', 'deflate', 'again', 'part', 'fits'].map((name) => [name, 200, []]),
    );
    expect([unreadScripts, unreadStyleSheets]).toEqual([[], []]);
    expect(scripts.map(({ name }) => name)).toEqual(expect.arrayContaining(['brotli.js', 'zstd.js', 'validated.js']));
    expect(statuses.get('/film')).toContain(206);
    expect(statuses.get('/validated.js')).toContain(304);
  });

  it('fail where the engine lacks what they need, and nowhere else', () => {
    expect(failing(91)).toEqual(['again', 'deflate', 'main', 'part', 'zstd']);
    expect(failing(92)).toEqual(['again', 'deflate', 'main', 'zstd']);
    expect(failing(93)).toEqual(['deflate', 'main', 'zstd']);
    expect(failing(98)).toEqual(['deflate']);
    expect(failing(99)).toEqual([]);
  });

  it('are no longer tried where the time for it is over, and leave the rest unknown', async () => {
    const fleet = ['Chrome 79', 'Chrome 93', 'Chrome 110'];
    const { answer, failure } = await look(browser, { ...settings('/slow'), fleet, emulateWithin: 1000 });
    expect(failure).toBeNull();
    const { facts = {}, gaps = [] } = answer ?? {};
    // the first one began in time, and fails; none came after it
    expect(answer?.facts.emulations?.map(({ works }) => works)).toEqual([false, true]);
    expect(gaps.find(({ path }) => path === 'emulations')).toMatchObject({
      ...{ reason: 'truncated', note: 'browser.gap.emulation-late' },
    });
    const judged = derive(facts, { now: 0, timeZone: 'UTC', reference: referenceData });
    expect(judged.facts).toMatchObject({ unfitBrowsers: ['Chrome 79'], unknownBrowsers: ['Chrome 93', 'Chrome 110'] });
  });
});
