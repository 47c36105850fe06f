import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dns } from '../../../probes/dns/index.ts';
import { decodeReply, type DnsReply } from '../../../probes/dns/message/decode-reply.ts';
import { MalformedMessage } from '../../../probes/dns/message/reader.ts';
import { a, ask, world } from '../../support/ask-dns.ts';
import { nameBytes, replyBytes, type Responder } from '../../support/dns-server.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { look } from '../../support/http-task.ts';

describe('what lies', () => {
  const right = { answers: [a('10.0.0.7')] };

  it.each<[string, Responder]>([
    [
      'another number',
      (question) => [replyBytes(question, { ...right, id: (question.id + 1) & 0xffff }), replyBytes(question, right)],
    ],
    [
      'another name',
      (question) => [replyBytes(question, { ...right, name: 'bank.test' }), replyBytes(question, right)],
    ],
    ['a question instead', (question) => [question.bytes, replyBytes(question, right)]],
    ['garbage', (question) => [Buffer.alloc(5, 0x81), Buffer.alloc(300, 0xff), replyBytes(question, right)]],
    ['an empty datagram', (question) => [Buffer.alloc(0), replyBytes(question, right)]],
  ])('is waited past: %s', async (_name, respond) => {
    const { answer } = await ask(respond);
    expect(answer?.facts.records.A).toEqual(['10.0.0.7']);
  });

  const record = (data: Buffer, type: 'A' | 'CNAME' | 'TXT' = 'CNAME'): Responder => {
    return () => ({ answers: [{ name: 'app.test', type, data }] });
  };

  it.each<[string, Responder]>([
    ['a name that points at itself', (question) => loop(replyBytes(question, {}), 0)],
    ['a name that points forward', (question) => loop(replyBytes(question, {}), 2)],
    ['an address of five bytes in front of the end', record(Buffer.alloc(3), 'A')],
    ['a name beyond the end', record(Buffer.from([63, 97]))],
    ['a text longer than its record', record(Buffer.from([200, 97]), 'TXT')],
    ['fewer records than it says', (question) => count(replyBytes(question, right), 9)],
    ['sixty thousand records', (question) => count(replyBytes(question, right), 60_000)],
  ])('is not understood: %s', async (_name, respond) => {
    const { failure } = await ask(respond, { types: ['CNAME'] });
    expect(failure).toMatchObject({ failureCause: 'reply-not-understood', phase: 'response' });
  });

  it('a reply of 60 KiB is taken as it is', async () => {
    const texts = Array.from({ length: 230 }, (_, index) => ({
      name: 'app.test',
      type: 'TXT' as const,
      data: Buffer.concat([Buffer.from([240]), Buffer.alloc(240, 97 + (index % 26))]),
    }));
    const { answer } = await ask(() => ({ answers: texts }), { types: ['TXT'] });
    expect(answer?.facts.records.TXT?.length).toBe(230);
  });

  it('a chain of aliases that goes round ends', async () => {
    const { answer } = await ask(() => ({
      answers: [
        { name: 'app.test', type: 'CNAME', data: nameBytes('b.test') },
        { name: 'b.test', type: 'CNAME', data: nameBytes('app.test') },
      ],
    }));
    expect(answer?.facts).toMatchObject({ records: { A: [] }, aliases: ['b.test', 'app.test'] });
  });

  it('over TCP, another protocol is named', async () => {
    const { failure } = await ask(() => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), { transport: 'tcp' });
    expect(failure?.failureCause).toBe('protocol-not-spoken');
  });

  it('over TCP, silence is a server without answer', async () => {
    const { failure } = await ask(() => null, { transport: 'tcp', answerWithin: 100 });
    expect(failure?.failureCause).toBe('name-server-timeout');
  });
});

describe('what is no name server, over TCP', () => {
  const visit = (port: number) =>
    look(dns, { name: 'app.test', server: '127.0.0.1', port, transport: 'tcp', answerWithin: 300 }, { world });
  hostileServers(visit, {
    'says nothing': ['name-server-timeout'],
    'resets at once': ['connection-lost', 'name-server-unreachable'],
  });
});

it('whatever the bytes, a reply is read or refused', () => {
  const head = fc.constantFrom(
    Buffer.from('000081800001000200010001', 'hex'),
    Buffer.from('000081800000ffff00000000', 'hex'),
  );
  fc.assert(
    fc.property(head, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
      const read = readOrRefuse(Buffer.concat([start, rest]));
      expect(read === 'refused' || read.answers.length <= 0xffff).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

function readOrRefuse(bytes: Buffer): DnsReply | 'refused' {
  try {
    return decodeReply(bytes);
  } catch (error) {
    if (error instanceof MalformedMessage) return 'refused';
    throw error;
  }
}

/** A reply with one CNAME record whose data is a pointer to its own place, or so many bytes further. */
function loop(empty: Buffer, further: number): Buffer {
  const record = Buffer.concat([nameBytes('app.test'), Buffer.from([0, 5, 0, 1, 0, 0, 1, 0, 0, 2])]);
  const at = empty.length + record.length + further;
  const reply = Buffer.concat([empty, record, Buffer.from([0xc0 | (at >> 8), at & 0xff])]);
  return count(reply, 1);
}

function count(reply: Buffer, answers: number): Buffer {
  reply.writeUInt16BE(answers, 6);
  return reply;
}
