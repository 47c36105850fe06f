import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { hl7 } from '../../../probes/hl7/index.ts';
import { look } from '../../support/http-task.ts';
import { hostileServers } from '../../support/hostile-servers.ts';

const host = '127.0.0.1';
const message =
  'MSH|^~\\&|CHECK|GOLIVE|ENGINE|HOSPITAL|20260101||QRY^A19|CHECK-1|T|2.4\nQRD|20260101|R|I|CHECK|||1^RD|NOBODY|DEM\n';
const servers: { close: () => void }[] = [];
const received: Buffer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  received.splice(0);
});

/** An interface that answers each message with the same bytes. */
async function engine(answer: Buffer | null): Promise<number> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      received.push(chunk);
      if (answer !== null) socket.write(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  servers.push(server);
  const at = server.address();
  return typeof at === 'object' && at !== null ? at.port : 0;
}

const framed = (...parts: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0x0b]), ...parts, Buffer.from([0x1c, 0x0d])]);

describe('an HL7 interface', () => {
  it('acknowledges a message', async () => {
    const answer = 'MSH|^~\\&|ENGINE|HOSPITAL|CHECK|GOLIVE|20260101||ACK^A19|7|T|2.4\rMSA|AA|CHECK-1\r';
    const port = await engine(framed(Buffer.from(answer)));
    const { answer: found, failure, touched } = await look(hl7, { host, port, message, answerWithin: 500 });
    expect(failure).toBeNull();
    expect(found?.facts.acknowledgement).toEqual({
      code: 'AA',
      text: null,
      errors: [],
      forUs: true,
      type: 'ACK^A19',
      version: '2.4',
      charset: null,
      application: 'ENGINE',
      facility: 'HOSPITAL',
      processing: 'T',
    });
    expect(Buffer.concat(received).toString('latin1')).toBe(`\x0b${message.replaceAll('\n', '\r')}\x1c\r`);
    expect(touched).toEqual([expect.stringMatching(/request .*: HL7 QRY\^A19, segments: 2, SHA-256 [0-9a-f]{16}$/)]);
  });

  it.each([
    ['names its character set', 'GB 18030-2000'],
    ['does not', ''],
  ])('says in GB 18030 what is wrong, and %s', async (_how, charset) => {
    const head = `MSH|^~\\&|HIS|H|C|G|2026||ACK|7|P|2.5.1||||||${charset}\rMSA|AE|OTHER|`;
    // 患者不存在
    const words = Buffer.from('bbbcd5dfb2bbb4e6d4da', 'hex');
    const error = Buffer.from('\rERR||PID^1^3|204^Unknown key identifier^HL70357|E\r');
    const port = await engine(framed(Buffer.from(head), words, error));
    const { answer } = await look(hl7, { host, port, message, answerWithin: 500 });
    expect(answer?.facts.acknowledgement).toMatchObject({
      code: 'AE',
      text: '患者不存在',
      errors: ['|PID^1^3|204^Unknown key identifier^HL70357|E'],
      forUs: false,
      version: '2.5.1',
    });
  });

  it('is only connected to where no message is given', async () => {
    const port = await engine(null);
    const { answer, failure, touched } = await look(hl7, { host, port });
    expect(failure).toBeNull();
    expect(answer?.facts.acknowledgement).toBeNull();
    expect(received).toEqual([]);
    expect(touched).toEqual([]);
  });

  it.each([
    ['without an end', Buffer.from('\x0bMSH|^~\\&|'), 'protocol-not-spoken'],
    ['without an acknowledgement', framed(Buffer.from('MSH|^~\\&|A|B\rPID|1\r')), 'reply-not-understood'],
    ['that is no message', framed(Buffer.from('hello')), 'reply-not-understood'],
    ['without a frame', Buffer.from('MSH|^~\\&|A|B\rMSA|AA|1\r'), 'protocol-not-spoken'],
  ])('answers %s', async (_what, answer, cause) => {
    const port = await engine(answer);
    expect((await look(hl7, { host, port, message, answerWithin: 300 })).failure?.failureCause).toBe(cause);
  });

  it('changes something, unless the author says otherwise', () => {
    const touches = (more: object) =>
      hl7.touches(hl7.settings.parse({ host, message, ...more })).filter(({ touch }) => touch.kind === 'request');
    expect(touches({})).toMatchObject([{ sideEffect: true }]);
    expect(touches({ sideEffect: false })[0]).not.toHaveProperty('sideEffect');
  });
});

describe('settings', () => {
  it.each([
    ['hello', 'hl7.no-message'],
    ['MSH|^~\\&|\x1c', 'hl7.no-message'],
    [message.replace('NOBODY', '张三'), 'hl7.charset'],
  ])('%j', (written, code) => {
    const { error } = hl7.settings.safeParse({ host, message: written });
    expect(error?.issues.map((issue) => issue.message)).toEqual([code]);
  });

  it('take other characters where the message says UTF-8', () => {
    const written = message.replace('|2.4\n', '|2.4||||||UNICODE UTF-8\n').replace('NOBODY', '张三');
    expect(hl7.settings.safeParse({ host, message: written }).success).toBe(true);
  });
});

describe('what is no HL7 interface, asked', () => {
  hostileServers((port) => look(hl7, { host, port, message, answerWithin: 300 }));
});

describe('what is no HL7 interface, connected to', () => {
  it('is named where it greets', async () => {
    const server = createServer((socket) => socket.write('SSH-2.0-OpenSSH_9.2p1\r\n'));
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    servers.push(server);
    const at = server.address();
    const { failure } = await look(hl7, { host, port: typeof at === 'object' && at !== null ? at.port : 0 });
    expect(failure?.failureCause).toBe('protocol-not-spoken');
  });
});
