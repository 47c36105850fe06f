import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { clock } from '../../../probes/clock/index.ts';
import { look } from '../../support/http-task.ts';
import { closedUdpPort, udpServer, type UdpServer } from '../../support/udp-server.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(respond: Parameters<typeof udpServer>[0]): Promise<UdpServer> {
  const server = await udpServer(respond);
  closing.push(server.close);
  return server;
}

interface Written {
  readonly first?: number;
  readonly stratum?: number;
  readonly reference?: string;
  /** Milliseconds that the server's clock is ahead. */
  readonly ahead?: number;
  readonly echo?: boolean;
  /** Where it writes no time: of arrival (32), of leaving (40). */
  readonly unset?: number;
}

function stamp(packet: Buffer, at: number, milliseconds: number): void {
  const seconds = Math.floor(milliseconds / 1000) + 2_208_988_800;
  packet.writeUInt32BE(seconds % 0x100000000, at);
  packet.writeUInt32BE(Math.floor(((milliseconds % 1000) / 1000) * 0x100000000), at + 4);
}

function answer(question: Buffer, written: Written): Buffer {
  const packet = Buffer.alloc(48);
  packet[0] = written.first ?? 0x24;
  packet[1] = written.stratum ?? 2;
  packet.writeUInt32BE(0x8000, 4);
  packet.writeUInt32BE(0x10000, 8);
  packet.write(written.reference ?? '\x0a\x00\x00\x01', 12, 'latin1');
  const now = Date.now() + (written.ahead ?? 0);
  stamp(packet, 16, now - 60_000);
  if (written.echo !== false) question.copy(packet, 24, 40, 48);
  stamp(packet, 32, now);
  stamp(packet, 40, now);
  if (written.unset !== undefined) packet.fill(0, written.unset, written.unset + 8);
  return packet;
}

async function ask(written: Written, settings: object = {}) {
  const server = await serve((question, reply) => reply(answer(question, written)));
  const looked = await look(clock, { server: '127.0.0.1', port: server.port, answerWithin: 400, ...settings });
  return { ...looked, server };
}

describe('a time server', () => {
  it('gives offset, skew and what it follows', async () => {
    const { answer: given, failure, server, touched } = await ask({ ahead: 90_000 });
    expect(failure).toBeNull();
    expect(given?.facts).toMatchObject({
      source: 'ntp',
      synchronized: true,
      stratum: 2,
      reference: '10.0.0.1',
      leap: 'none',
      version: 4,
      rootDelay: 500,
      rootDispersion: 1000,
      address: '127.0.0.1',
    });
    expect(Math.round((given?.facts.offset ?? 0) / 1000)).toBe(-90);
    expect(given?.facts.skew).toBe(-(given?.facts.offset ?? 0));
    expect(clock.facts.parse(given?.facts)).toEqual(given?.facts);
    expect(server.received.length).toBe(3);
    expect(touched).toEqual(Array(3).fill(`request 127.0.0.1:${String(server.port)}: NTP time`));
  });

  it('is asked with a number that tells nothing of our clock, another one each time', async () => {
    const { server } = await ask({});
    expect(new Set(server.received.map((each) => each.toString('hex', 40, 48))).size).toBe(3);
    expect(server.received.every((each) => each.subarray(1, 40).every((byte) => byte === 0))).toBe(true);
  });

  it('behind us gives an offset above zero', async () => {
    const { answer: given } = await ask({ ahead: -5000 }, { samples: 1 });
    expect(Math.round((given?.facts.offset ?? 0) / 1000)).toBe(5);
  });

  it('after 2036 counts its seconds anew', async () => {
    const { answer: given } = await ask({ ahead: 20 * 365.25 * 86_400_000 });
    expect(given?.facts.time?.slice(0, 3)).toBe('204');
  });

  it.each([
    ['follows none', { first: 0xe4, stratum: 16 }],
    ['says nothing of when it answered', { unset: 40 }],
    ['says nothing of when it was asked', { unset: 32 }],
    ['is starting', { first: 0xe4, stratum: 0, reference: 'INIT' }],
  ])('that %s gives no skew', async (_name, written) => {
    const { answer: given } = await ask(written);
    expect(given?.facts).toMatchObject({ synchronized: false });
    expect(given?.facts.skew).toBeUndefined();
    expect(given?.gaps?.map(({ path }) => path)).toEqual(['offset', 'skew', 'accuracy', 'time']);
  });

  it.each(['DENY', 'RATE', 'RSTR'])('that refuses is named by its code: %s', async (reference) => {
    const { failure, server } = await ask({ stratum: 0, reference });
    expect(failure).toMatchObject({ failureCause: 'ntp-refused', params: { code: { value: reference } } });
    expect(server.received.length).toBe(1);
  });

  it('that says nothing, and one that is not there', async () => {
    const silent = await serve(() => undefined);
    const none = await look(clock, { server: '127.0.0.1', port: silent.port, answerWithin: 100 });
    expect(none.failure).toMatchObject({ failureCause: 'connect-timeout', phase: 'response' });
    const closed = await look(clock, { server: '127.0.0.1', port: await closedUdpPort() });
    expect(closed.failure?.failureCause).toBe('connect-refused');
  });

  it('that falls silent after an answer has answered', async () => {
    const server = await serve((question, reply) => {
      if (server.received.length === 1) reply(answer(question, {}));
    });
    const { answer: given } = await look(clock, { server: '127.0.0.1', port: server.port, answerWithin: 150 });
    expect(given?.facts.synchronized).toBe(true);
  });
});

describe('what is no answer', () => {
  it.each<[string, Written]>([
    ['the number of another question', { echo: false }],
    ['the mode of a client', { first: 0x23 }],
    ['the mode of a broadcast', { first: 0x25 }],
  ])('is named: %s', async (_name, written) => {
    const { failure } = await ask(written);
    expect(failure).toMatchObject({ failureCause: 'reply-not-understood', phase: 'response' });
  });

  it('is waited past where the answer follows', async () => {
    const server = await serve((question, reply) => {
      reply(Buffer.from('short'));
      reply(answer(question, { echo: false, ahead: 1e9 }));
      reply(answer(question, {}));
    });
    const { answer: given } = await look(clock, { server: '127.0.0.1', port: server.port, samples: 1 });
    expect(given?.facts.skew).toBeLessThan(10_000);
  });
});

describe('a web server', () => {
  async function web(headers: Readonly<Record<string, string>>, status = 200): Promise<string> {
    const server: Server = createServer((_request, response) => {
      response.sendDate = false;
      response.writeHead(status, headers).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    const at = server.address();
    return `http://127.0.0.1:${String(typeof at === 'object' && at !== null ? at.port : 0)}/`;
  }

  it('tells its time in the Date header, whatever its status', async () => {
    const url = await web({ Date: new Date(Date.now() + 600_000).toUTCString() }, 404);
    const { answer: given, failure, touched } = await look(clock, { url });
    expect(failure).toBeNull();
    expect(Math.round((given?.facts.offset ?? 0) / 60_000)).toBe(-10);
    expect(given?.facts.accuracy).toBeGreaterThanOrEqual(500);
    expect(given?.gaps?.map(({ path }) => path)).toContain('stratum');
    expect(touched).toEqual([`HEAD ${url}`]);
    expect(clock.facts.parse(given?.facts)).toEqual(given?.facts);
  });

  it('in front of which a cache stands is younger than its header', async () => {
    const url = await web({ Date: new Date(Date.now() - 3_600_000).toUTCString(), Age: '3600' });
    const { answer: given } = await look(clock, { url });
    expect(given?.facts.skew).toBeLessThan(60_000);
  });

  it('without a date says so', async () => {
    const { failure } = await look(clock, { url: await web({ Date: 'yesterday' }) });
    expect(failure).toMatchObject({ failureCause: 'value-not-found', params: { place: 'Date' } });
  });
});

it('takes one source', () => {
  expect(clock.settings.safeParse({}).success).toBe(false);
  expect(clock.settings.safeParse({ server: 'ntp.test', url: 'https://app.test/' }).success).toBe(false);
});
