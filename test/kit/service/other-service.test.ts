import { createServer } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { otherService, silentService } from '../../../src/kit/service/other-service.ts';
import type { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { expectSentences } from '../../support/login-sentences.ts';
import { logInToMysql, logInToPostgres } from '../../support/log-in.ts';
import { greeting } from '../../support/mysql-fake.ts';
import { errorMessage, faulty, noTls, script } from '../../support/postgres-faults.ts';

const web = createServer();
const password = 'pa55-w0rd-of-ours';
afterAll(() => web.close());

async function webPort(): Promise<number> {
  if (!web.listening) await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const bound = web.address();
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
}

/** Refusal of an Oracle listener: length, checksum, type 4, reason, text. */
const oracleRefusal = Buffer.concat([
  Buffer.from([0, 0x59, 0, 0, 4, 0, 0, 0, 0x22, 0, 0, 0x4d]),
  Buffer.from('(DESCRIPTION=(TMP=)(VSNNUM=318767104)(ERR=1189)(ERROR_STACK=(ERROR=(CODE=1189))))'),
]);
/** A table reply of SQL Server: type 4, end of message, length, server process, packet 1. */
const tdsReply = Buffer.from([4, 1, 0, 0x2b, 0, 0, 1, 0, 0xaa, 0x17, 0]);
/** Alert of TLS: a handshake was expected. */
const tlsAlert = Buffer.from([0x15, 3, 1, 0, 2, 2, 0x46]);

function said(failure: ProbeFailure | null) {
  const note = failure?.params['note'];
  const { code, params } = typeof note === 'object' && note?.kind === 'message' ? note : { code: null, params: {} };
  return [failure?.failureCause, code, params];
}

const there = (seen: string, probe: string) => ['protocol-not-spoken', 'kit.note.other-service', { seen, probe }];

describe('what answers a check of PostgreSQL instead', () => {
  it.each([
    ['MySQL', greeting('8.4.5'), there('MySQL', 'mysql')],
    ['MariaDB', greeting('5.5.5-10.11.18-MariaDB-0+deb12u1'), there('MariaDB', 'mysql')],
    ['Oracle', oracleRefusal, there('Oracle Net', 'oracle')],
    ['SQL Server', tdsReply, there('SQL Server (TDS)', 'sqlserver')],
    ['a port of TLS alone', tlsAlert, ['protocol-not-spoken', 'kit.note.tls-first', {}]],
    ['SSH', Buffer.from('SSH-2.0-OpenSSH_9.2p1\r\n'), there('SSH', 'ssh')],
  ])('%s', async (_what, bytes, expected) => {
    const server = await faulty(script(bytes));
    const { failure } = await logInToPostgres(server, { password });
    expect(said(failure)).toEqual(expected);
    if (failure !== null) expectSentences(failure, password);
  });

  it('a web server', async () => {
    const { failure } = await logInToPostgres({ host: '127.0.0.1', port: await webPort() }, { password });
    expect(said(failure)).toEqual(there('HTTP', 'http'));
  });
});

describe('what waits for us where a MySQL server would speak', () => {
  it.each([
    ['PostgreSQL without TLS', noTls, there('PostgreSQL', 'postgres')],
    ['PostgreSQL with TLS', Buffer.from('S'), there('PostgreSQL', 'postgres')],
    [
      'PostgreSQL before TLS',
      errorMessage('SFATAL', 'C0A000', 'Munsupported frontend protocol'),
      there('PostgreSQL', 'postgres'),
    ],
    ['a port of TLS alone', tlsAlert, ['protocol-not-spoken', 'kit.note.tls-first', {}]],
    ['nobody', null, ['no-answer', null, {}]],
  ])('%s', { concurrent: true }, async (_what, bytes, expected) => {
    const server = await faulty(bytes === null ? () => undefined : script(bytes));
    const { failure } = await logInToMysql(server, { password });
    expect(said(failure)).toEqual(expected);
  });

  it('a web server', { concurrent: true }, async () => {
    const { failure } = await logInToMysql({ host: '127.0.0.1', port: await webPort() }, { password });
    expect(said(failure)).toEqual(there('HTTP', 'http'));
  });
});

describe('a port by its number', () => {
  it.each([
    [1521, 'PostgreSQL', 'Oracle'],
    [1433, 'MySQL', 'SQL Server'],
    [5236, 'PostgreSQL', 'Dameng DM8 (达梦)'],
    [3306, 'PostgreSQL', 'MySQL'],
    [5432, 'MySQL', 'PostgreSQL'],
  ])('%i is told to a check of %s that got no word', (port, protocol, product) => {
    const note = ['kit.note.usual-port', { port: String(port), product }];
    const where = { host: 'db1', port, protocol };
    expect(said(silentService('no-answer', where))).toEqual(['no-answer', ...note]);
    expect(said(silentService('connection-lost', where))).toEqual(['connection-lost', ...note]);
    expect(said(otherService(where, Buffer.from('\u0001\u0002')))).toEqual(['protocol-not-spoken', ...note]);
  });

  it.each([
    [5432, 'PostgreSQL'],
    [3306, 'MySQL'],
    [15432, 'PostgreSQL'],
  ])('%i says nothing to a check of %s', (port, protocol) => {
    expect(said(silentService('no-answer', { host: 'db1', port, protocol }))).toEqual(['no-answer', null, {}]);
  });
});
