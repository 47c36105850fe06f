import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { Binary, deserialize, serialize, type Document } from 'bson';
import { startTcp, type TestServer } from '../../support/http-servers.ts';

export interface MongoOptions {
  /** What it adds to its answer to isMaster. */
  readonly hello?: Document;
  /** Its answer to buildInfo. */
  readonly build?: Document;
  /** User and password it admits by SCRAM-SHA-256. */
  readonly account?: readonly [string, string];
  /** How it ends a login that it admits: at once, in a round of its own, or never. */
  readonly ends?: 'at-once' | 'empty-round' | 'never';
}

/**
 * A server of a test, built after the MongoDB wire protocol: OP_QUERY for isMaster, OP_MSG for commands, documents by the
 * `bson` package.
 */
export function startMongo(options: MongoOptions = {}): Promise<TestServer> {
  return startTcp((socket) => {
    const run = newSession(options);
    let waiting = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      waiting = Buffer.concat([waiting, Buffer.from(chunk)]);
      while (waiting.length >= 4 && waiting.length >= waiting.readInt32LE()) {
        const message = waiting.subarray(0, waiting.readInt32LE());
        waiting = waiting.subarray(message.length);
        const isMessage = message.readInt32LE(12) === 2013;
        const command = deserialize(message.subarray(isMessage ? 21 : message.indexOf(0, 20) + 9));
        socket.write(reply(message.readInt32LE(4), isMessage, run(command)));
      }
    });
  });
}

function reply(to: number, isMessage: boolean, document: Document): Buffer {
  const body = Buffer.from(serialize(document));
  const before = isMessage ? Buffer.alloc(5) : Buffer.alloc(20);
  if (!isMessage) before.writeInt32LE(1, 16);
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + before.length + body.length, 0);
  head.writeInt32LE(to, 8);
  head.writeInt32LE(isMessage ? 2013 : 1, 12);
  return Buffer.concat([head, before, body]);
}

const usualHello = {
  ismaster: true,
  helloOk: true,
  maxBsonObjectSize: 16_777_216,
  localTime: new Date('2026-03-04T05:06:07.000Z'),
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
};

function newSession(options: MongoOptions): (command: Document) => Document {
  const login = loginBy(options.account ?? ['nobody', '']);
  return (command) => {
    if ('isMaster' in command) return { ...usualHello, ...options.hello, ok: 1 };
    if ('buildInfo' in command) return options.build ?? { version: '7.0.5', modules: ['enterprise'], ok: 1 };
    if (!('saslStart' in command || 'saslContinue' in command)) return { ok: 0, code: 59, errmsg: 'no such command' };
    const payload: unknown = command['payload'];
    if (payload instanceof Binary && payload.length() === 0)
      return { conversationId: 7, done: options.ends === 'empty-round', payload, ok: 1 };
    const next = payload instanceof Binary ? login(Buffer.from(payload.buffer).toString()) : null;
    if (next === null) return { ok: 0, code: 18, errmsg: 'Authentication failed.' };
    const done = next.startsWith('v=') && (options.ends ?? 'at-once') === 'at-once';
    return { conversationId: 7, done, payload: new Binary(Buffer.from(next)), ok: 1 };
  };
}

/** The server’s side of SCRAM-SHA-256: its next message; null: it refuses. */
function loginBy([user, password]: readonly [string, string]): (message: string) => string | null {
  const salt = Buffer.from('a salt of 28 bytes, no less.');
  const salted = pbkdf2Sync(password, salt, 15_000, 32, 'sha256');
  const sign = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  let first = '';
  let mine = '';
  return (message) => {
    if (first === '') {
      first = message.slice(3);
      mine = `r=${first.split(',r=')[1] ?? ''}more,s=${salt.toString('base64')},i=15000`;
      return first.startsWith(`n=${user},`) ? mine : null;
    }
    const [bare = '', proof = ''] = message.split(',p=');
    const whole = `${first},${mine},${bare}`;
    const clientKey = sign(salted, 'Client Key');
    const signature = sign(createHash('sha256').update(clientKey).digest(), whole);
    const key = Buffer.from(Buffer.from(proof, 'base64').map((byte, index) => byte ^ (signature[index] ?? 0)));
    return key.equals(clientKey) ? `v=${sign(sign(salted, 'Server Key'), whole).toString('base64')}` : null;
  };
}
