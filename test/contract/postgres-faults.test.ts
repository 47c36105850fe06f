import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { postgres } from '../../probes/postgres/index.ts';
import type { Looked } from '../support/http-task.ts';
import { look } from '../support/http-task.ts';
import { barePassword } from '../support/postgres-accounts.ts';
import {
  authentication,
  errorMessage,
  faulty,
  message,
  noTls,
  script,
  welcome,
  type Faulty,
} from '../support/postgres-faults.ts';

type Tls = 'off' | 'prefer' | 'require' | 'verify';

function lookAt(server: Pick<Faulty, 'host' | 'port'>, tls: Tls = 'prefer', signal?: AbortSignal) {
  const target = {
    host: server.host,
    port: server.port,
    database: 'orders',
    user: 'ready',
    password: barePassword,
    tls,
  };
  return look(postgres, target, signal === undefined ? {} : { signal });
}

function cause({ failure, answer }: Pick<Looked<never>, 'failure'> & { readonly answer: unknown }): string | null {
  expect(answer).toBeNull();
  return failure?.failureCause ?? null;
}

const scram = authentication(10, Buffer.from('SCRAM-SHA-256\0\0'));

describe('what is no PostgreSQL server', () => {
  it.each(['off', 'prefer', 'verify'] as const)('SSH is named, tls: %s', async (tls) => {
    const server = await faulty((socket) => socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n'));
    const { failure } = await lookAt(server, tls);
    expect(failure?.failureCause).toBe('protocol-not-spoken');
    expect(failure?.params['seen']).toMatchObject({ value: 'SSH' });
  });

  it.each(['off', 'prefer'] as const)('MySQL is named, tls: %s', async (tls) => {
    const server = await faulty((socket) => socket.write(Buffer.from('4a0000000a382e302e3336001100000000', 'hex')));
    const { failure } = await lookAt(server, tls);
    expect(failure?.failureCause).toBe('protocol-not-spoken');
    expect(failure?.params['seen']).toMatchObject({ value: 'MySQL' });
  });

  it.each(['off', 'prefer'] as const)('an HTTP server is named, tls: %s', async (tls) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const { failure } = await lookAt({ host: '127.0.0.1', port }, tls);
    server.close();
    expect(failure?.failureCause).toBe('protocol-not-spoken');
    expect(failure?.params['seen']).toMatchObject({ value: 'HTTP' });
  });

  it('a port that says nothing has no answer', async () => {
    const server = await faulty(() => undefined);
    expect(cause(await lookAt(server))).toBe('no-answer');
  });

  it.each(['off', 'prefer'] as const)('a port that closes at once lost the connection, tls: %s', async (tls) => {
    const server = await faulty((socket) => socket.end());
    expect(cause(await lookAt(server, tls))).toBe('connection-lost');
  });

  it.each(['off', 'prefer'] as const)('a port that resets lost the connection, tls: %s', async (tls) => {
    const server = await faulty((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(cause(await lookAt(server, tls))).toBe('connection-lost');
  });

  it('garbage after SSLRequest is shown', async () => {
    const server = await faulty(script(Buffer.from('\u0001\u0002??')));
    const { failure } = await lookAt(server);
    expect(failure?.failureCause).toBe('protocol-not-spoken');
    expect(failure?.params['seen']).toMatchObject({ value: '\\x01\\x02??' });
  });

  it('bytes sent along with the consent to TLS are not taken', async () => {
    const server = await faulty(script(Buffer.concat([Buffer.from('S'), welcome])));
    expect(cause(await lookAt(server, 'require'))).toBe('protocol-not-spoken');
  });

  it('consent to TLS without TLS behind it is named', async () => {
    const server = await faulty(script(Buffer.from('S'), Buffer.from('hello, no TLS here\r\n')));
    expect(cause(await lookAt(server, 'require'))).toBe('tls-not-spoken');
  });
});

describe('a server that breaks the protocol', () => {
  it.each([
    ['a message of one gigabyte', message('R', Buffer.alloc(4), 2 ** 30), 'protocol-not-spoken'],
    ['a message shorter than its head', message('R', Buffer.alloc(0), 3), 'protocol-not-spoken'],
    ['an error without an end', message('E', Buffer.from('SFATAL\0Mno end')), 'protocol-not-spoken'],
    ['an error without a terminator', message('E', Buffer.from('SFATAL\0Mno end\0')), 'protocol-not-spoken'],
    ['rows before the login', message('D', Buffer.from([0, 1])), 'protocol-not-spoken'],
    [
      'a gigabyte after the login began',
      Buffer.concat([scram, message('S', Buffer.alloc(2), 2 ** 30)]),
      'reply-not-understood',
    ],
    ['an unknown message', Buffer.concat([scram, message('@', Buffer.alloc(2))]), 'reply-not-understood'],
    [
      'a broken SCRAM reply',
      Buffer.concat([scram, authentication(11, Buffer.from('nonsense'))]),
      'reply-not-understood',
    ],
  ])('%s', async (_what, bytes, expected) => {
    const server = await faulty(script(noTls, bytes));
    expect(cause(await lookAt(server))).toBe(expected);
  });

  it('rows that lie about their length', async () => {
    const row = message('D', Buffer.from([0x7f, 0xff, 0, 0]));
    const columns = message('T', Buffer.from([0, 9, 65]));
    for (const bytes of [row, columns]) {
      const server = await faulty(script(noTls, welcome, bytes));
      expect(cause(await lookAt(server))).toMatch(/^(?:connection-lost|reply-not-understood)$/);
    }
  });

  it('a message that arrives byte by byte is read', async () => {
    const bytes = errorMessage('SFATAL', 'C3D000', 'Mdatabase "orders" does not exist');
    const server = await faulty((socket) => {
      socket.setNoDelay(true);
      socket.once('data', () => {
        socket.write(noTls);
        socket.once('data', () => {
          void (async () => {
            for (const byte of bytes) await new Promise((resolve) => socket.write(Buffer.from([byte]), resolve));
          })();
        });
      });
    });
    expect(cause(await lookAt(server))).toBe('database-missing');
  });

  it('endless rows end at a limit', async () => {
    const server = await faulty((socket) => {
      let asked = 0;
      const flood = () => {
        while (socket.writable && socket.write(message('S', Buffer.alloc(60_000, 65)))) continue;
      };
      socket.on('data', () => {
        asked += 1;
        if (asked === 1) socket.write(noTls);
        if (asked === 2) socket.write(scram);
        if (asked === 3) flood();
      });
      socket.on('drain', flood);
    });
    expect(cause(await lookAt(server))).toBe('reply-not-understood');
  });
});

describe('a way to log in that cannot be gone', () => {
  it.each([
    [
      'openGauss SHA256 of another length',
      authentication(10, Buffer.from(`\0\0\0\u0002${'a'.repeat(64)}deadbeef${'0'.repeat(6)}`)),
    ],
    ['openGauss MD5 over SHA256 of another length', authentication(11, Buffer.from('c'.repeat(69)))],
    ['openGauss SM3 in no form that is known', authentication(13, Buffer.from('d'.repeat(70)))],
    ['openGauss Lite', authentication(12, Buffer.from('e'.repeat(70)))],
    ['a token of GaussDB', authentication(14)],
    ['SASL without SCRAM-SHA-256', authentication(10, Buffer.from('OAUTHBEARER\0\0'))],
    ['Kerberos', authentication(2)],
    ['GSSAPI', authentication(7)],
    ['SSPI', authentication(9)],
    ['MD5 of another length', authentication(5, Buffer.alloc(9))],
  ])('%s', async (_what, bytes) => {
    const server = await faulty(script(noTls, bytes));
    const { failure } = await lookAt(server);
    expect(failure?.failureCause).toBe('login-method-unsupported');
  });
});

describe('what a server says to a login', () => {
  it.each([
    ['C57P03', 'Mthe database system is starting up', 'server-starting'],
    ['C57P03', 'Mthe database system is shutting down', 'server-stopping'],
    ['C53300', 'Msorry, too many clients already', 'too-many-connections'],
    ['C28000', 'Mno pg_hba.conf entry for host "10.1.2.3"', 'login-not-admitted'],
    ['C28000', 'M用于主机 10.1.2.3 的 pg_hba.conf 记录不存在', 'login-not-admitted'],
    ['C28000', 'MThe account has been locked.', 'account-locked'],
    ['C08P01', 'MSSL required', 'tls-required'],
    ['CXX000', 'Mwho knows', 'reply-not-understood'],
  ])('%s %s', async (code, text, expected) => {
    const server = await faulty(script(noTls, errorMessage('SFATAL', code, text)));
    expect(cause(await lookAt(server))).toBe(expected);
  });

  it('asks no server for a login without the password it wants', async () => {
    for (const wanted of [scram, authentication(3), authentication(5, Buffer.alloc(4))]) {
      const server = await faulty(script(noTls, wanted));
      const { failure } = await look(postgres, {
        host: server.host,
        port: server.port,
        database: 'orders',
        user: 'ready',
      });
      expect(failure?.failureCause).toBe('secret-missing');
    }
  });
});

describe('a run that is stopped', () => {
  it('stops while it logs in', async () => {
    const controller = new AbortController();
    const server = await faulty((socket) => {
      socket.once('data', () => {
        socket.write(noTls);
        socket.once('data', () => controller.abort());
      });
    });
    expect(cause(await lookAt(server, 'prefer', controller.signal))).toBe('cancelled');
  });
});
