import fc from 'fast-check';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { causes } from '../../../src/model/cause.ts';
import { expectSentences } from '../../support/login-sentences.ts';
import { logInToMysql, logInToPostgres } from '../../support/log-in.ts';
import { authSwitch, err, greeting, moreData, ok, packet } from '../../support/mysql-fake.ts';
import { authentication, errorMessage, faulty, message, noTls, welcome } from '../../support/postgres-faults.ts';

const password = 'pa55-w0rd-of-ours';

/** Answers every piece that comes, or 20 ms of silence, with the next of these, then hangs up. */
function thenHangUp(greetsWith: Buffer | null, answers: readonly Uint8Array[]): (socket: Socket) => void {
  return (socket) => {
    const left = [...answers];
    let silence: NodeJS.Timeout | undefined;
    const next = (): void => {
      clearTimeout(silence);
      const bytes = left.shift();
      if (bytes === undefined) {
        socket.end();
        return;
      }
      socket.write(bytes);
      silence = setTimeout(next, 20);
    };
    if (greetsWith !== null) socket.write(greetsWith);
    socket.on('data', next);
    socket.once('close', () => {
      clearTimeout(silence);
    });
  };
}

/** Many servers at once, each with answers of its own. */
async function all<T>(made: fc.Arbitrary<T>, login: (each: T) => Promise<void>): Promise<void> {
  const many = fc.array(made, { minLength: 10, maxLength: 10 });
  const property = fc.asyncProperty(many, async (servers) => {
    await Promise.all(servers.map(login));
  });
  await fc.assert(property, { numRuns: 12 });
}

async function ends(login: typeof logInToPostgres | typeof logInToMysql, serve: (socket: Socket) => void) {
  const server = await faulty(serve);
  const { failure } = await login(server, { password }, { signal: AbortSignal.timeout(20_000) });
  if (failure === null) return;
  expect(Object.keys(causes)).toContain(failure.failureCause);
  expect(failure.failureCause).not.toBe('deadline-exceeded');
  expectSentences(failure, password);
}

const salt = 'ab'.repeat(32);
const postgresMessages = [
  authentication(0),
  authentication(3),
  authentication(5, Buffer.alloc(4)),
  authentication(10, Buffer.from('SCRAM-SHA-256\0\0')),
  authentication(10, Buffer.from(`\0\0\0\u0002${salt}cdcdcdcd${salt}`)),
  authentication(11, Buffer.from(`${salt}abcd`)),
  authentication(11, Buffer.from('r=x,s=eA==,i=1')),
  authentication(13, Buffer.from(`\0\0\0\u0003${salt}cdcdcdcd\0\0\u0010\0`)),
  errorMessage('SFATAL', 'C28000', 'Mrole "x" does not exist'),
  message('K', Buffer.alloc(8)),
  message('v', Buffer.alloc(8)),
  welcome,
];
const mysqlPackets = [
  ok(2),
  err(2, 1045, 'Access denied', '28000'),
  authSwitch(2, 'caching_sha2_password'),
  authSwitch(2, 'mysql_clear_password'),
  authSwitch(2, ''),
  moreData(2, Buffer.from([4])),
  packet(2, Buffer.from([0xfe])),
  packet(2, Buffer.from([0xfb, 0x2f, 0x65])),
];

/** One of them whole, cut, with a byte changed, or with another length. */
function spoilt(parts: readonly Buffer[]): fc.Arbitrary<Uint8Array> {
  const part = fc.constantFrom(...parts);
  return fc.oneof(
    part,
    fc.tuple(part, fc.nat(200)).map(([bytes, length]) => bytes.subarray(0, length)),
    fc.tuple(part, fc.nat(), fc.nat(255)).map(([bytes, at, byte]) => {
      const copy = Buffer.from(bytes);
      copy[at % copy.length] = byte;
      return copy;
    }),
    fc.tuple(part, part).map((both) => Buffer.concat(both)),
    fc.uint8Array({ maxLength: 300 }),
  );
}

describe('a server that lies ends every login with a cause', () => {
  it('of the PostgreSQL protocol', async () => {
    const answers = fc.array(spoilt(postgresMessages), { minLength: 1, maxLength: 4 });
    await all(answers, (each) => ends(logInToPostgres, thenHangUp(null, [noTls, ...each])));
  });

  it('of the PostgreSQL protocol, from its first byte', async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 });
    await all(bytes, (each) => ends(logInToPostgres, thenHangUp(null, [each])));
  });

  it('of the MySQL protocol', async () => {
    const answers = fc.array(spoilt(mysqlPackets), { minLength: 1, maxLength: 4 });
    await all(answers, (each) => ends(logInToMysql, thenHangUp(greeting('8.4.5'), each)));
  });

  it('of the MySQL protocol, from its first byte', async () => {
    const bytes = fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 300 }), spoilt([greeting('8.4.5')]));
    const hangUp = (each: Uint8Array) => (socket: Socket) => socket.end(each);
    await all(bytes, (each) => ends(logInToMysql, hangUp(each)));
  });
});

describe('a server that never ends', () => {
  const drip = (begin: Buffer) => (socket: Socket) => {
    socket.write(begin);
    const timer = setInterval(() => socket.write(Buffer.from([0])), 20);
    socket.once('close', () => {
      clearInterval(timer);
    });
  };
  const flood = (begin: Buffer, more: Buffer) => (socket: Socket) => {
    const pour = (): void => {
      while (socket.writable && socket.write(more)) continue;
    };
    socket.write(begin);
    socket.on('drain', pour);
    socket.once('data', pour);
  };
  const megabyte = Buffer.alloc(1024 ** 2, 65);

  it.each([
    ['drips, PostgreSQL', logInToPostgres, drip(Buffer.from('R\0\0\u00ff'))],
    ['drips, MySQL', logInToMysql, drip(Buffer.from([0x4a, 0, 0, 0, 0x0a, 0x38]))],
  ])('and %s, is left when the time is up', async (_what, login, serve) => {
    const server = await faulty(serve);
    const { failure } = await login(server, { password, tls: 'off' }, { signal: AbortSignal.timeout(500) });
    expect(failure?.failureCause).toMatch(/^(?:deadline-exceeded|protocol-not-spoken)$/);
  });

  it.each([
    ['floods, PostgreSQL', logInToPostgres, flood(Buffer.from('N'), megabyte)],
    [
      'floods with parameters, PostgreSQL',
      logInToPostgres,
      flood(noTls, Buffer.concat([authentication(0), message('S', megabyte.subarray(0, 60_000))])),
    ],
    ['floods, MySQL', logInToMysql, flood(megabyte, megabyte)],
    [
      'floods after its greeting, MySQL',
      logInToMysql,
      flood(greeting('8.4.5'), packet(2, megabyte.subarray(0, 60_000))),
    ],
  ])('and %s, is cut off', async (_what, login, serve) => {
    const server = await faulty(serve);
    const { failure } = await login(server, { password }, { signal: AbortSignal.timeout(20_000) });
    expect(failure?.failureCause).toMatch(/^(?:reply-not-understood|protocol-not-spoken)$/);
  });
});
