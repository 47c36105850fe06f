import { describe, expect, it } from 'vitest';
import { failureNote } from '../../../src/model/failure-note.ts';
import { expectSentences, sentences } from '../../support/login-sentences.ts';
import { logInToMysql } from '../../support/log-in.ts';
import { authSwitch, err, fakeMySql } from '../../support/mysql-fake.ts';
import { faulty } from '../../support/postgres-faults.ts';
import type { ProbeFailure } from '../../../src/kit/probe-failure.ts';

const password = 'pa55-w0rd-of-ours';

function noteOf(failure: ProbeFailure | null): string | null {
  return failure === null ? null : (failureNote(failure)?.code ?? null);
}

interface Case {
  readonly says: string;
  readonly errno: number;
  /** SQLSTATE; HY000 unless given. */
  readonly state?: string;
  /** Version in the greeting; that of MySQL unless given. */
  readonly greets?: string;
  readonly user?: string;
  readonly cause: string;
  readonly note: string | null;
}

const denied = "Access denied for user 'ready'@'10.0.0.1' (using password: YES)";
const oceanBase = '5.7.25-OceanBase_CE-v4.4.2.1';

const afterGreeting: readonly Case[] = [
  { errno: 1045, state: '28000', says: denied, cause: 'login-denied', note: null },
  { errno: 1698, state: '28000', says: denied, cause: 'login-denied', note: null },
  {
    errno: 1044,
    state: '42000',
    says: 'Access denied for user to database',
    cause: 'login-not-admitted',
    note: 'database-or-right',
  },
  { errno: 1049, state: '42000', says: "Unknown database 'orders'", cause: 'database-missing', note: null },
  {
    errno: 1203,
    state: '42000',
    says: 'too many user connections',
    cause: 'too-many-connections',
    note: 'connections-of-account',
  },
  {
    errno: 1226,
    state: '42000',
    says: 'max_connections_per_hour',
    cause: 'too-many-connections',
    note: 'connections-of-account',
  },
  { errno: 1040, state: '08004', says: 'Too many connections', cause: 'too-many-connections', note: null },
  { errno: 1053, state: '08S01', says: 'Server shutdown in progress', cause: 'server-stopping', note: null },
  { errno: 3118, says: 'Account is locked.', cause: 'account-locked', note: null },
  { errno: 3955, says: 'Account is blocked for 2 day(s)', cause: 'account-locked', note: null },
  { errno: 4151, says: 'this account is locked', greets: '11.8.6-MariaDB', cause: 'account-locked', note: null },
  { errno: 1862, says: 'Your password has expired.', cause: 'password-expired', note: null },
  { errno: 3159, says: 'require_secure_transport=ON', cause: 'tls-required', note: null },
  { errno: 3032, says: 'The server is currently in offline mode', cause: 'login-not-admitted', note: 'offline-mode' },
  { errno: 1524, says: "Plugin 'ldap_simple' is not loaded", cause: 'login-method-unsupported', note: null },
  {
    errno: 9001,
    says: 'Max connect timeout reached while reaching hostgroup 0',
    cause: 'backend-unreachable',
    note: null,
  },
  {
    errno: 1045,
    state: '28000',
    says: "ProxySQL Error: Access denied for user 'ready'",
    cause: 'login-denied',
    note: 'proxy-says',
  },
  // OceanBase: by its greeting, by its SQLSTATE where its proxy greets as MySQL, and by what it says
  { errno: 1045, state: '42000', greets: oceanBase, says: denied, cause: 'login-denied', note: 'tenant' },
  { errno: 1045, state: '42000', greets: '5.6.25', says: denied, cause: 'login-denied', note: 'tenant' },
  {
    errno: 1045,
    state: '42000',
    greets: oceanBase,
    user: 'ready@shop',
    says: denied,
    cause: 'login-denied',
    note: null,
  },
  {
    errno: 5150,
    greets: oceanBase,
    user: 'ready@shop',
    says: 'Tenant not in this server',
    cause: 'login-not-admitted',
    note: 'tenant-wrong',
  },
  { errno: 5150, greets: oceanBase, says: 'Tenant not in this server', cause: 'login-not-admitted', note: 'tenant' },
  {
    errno: 8004,
    greets: '5.6.25',
    user: 'ready@shop#north',
    says: 'cluster not exist',
    cause: 'login-not-admitted',
    note: 'tenant-wrong',
  },
  { errno: 4242, says: 'nobody knows', cause: 'reply-not-understood', note: null },
];

const beforeGreeting: readonly (readonly [errno: number, says: string, cause: string])[] = [
  [1040, 'Too many connections', 'too-many-connections'],
  [1129, "Host '10.0.0.1' is blocked because of many connection errors", 'host-blocked'],
  [1130, "Host '10.0.0.1' is not allowed to connect to this MySQL server", 'login-not-admitted'],
  [1053, 'Server shutdown in progress', 'server-stopping'],
];

describe('what a server says to a login, and what it means', () => {
  it.each(afterGreeting)('$errno $says, greeted as $greets: $cause', async (each) => {
    const { errno, says, state, greets = '8.4.5', user = 'ready', cause, note } = each;
    const server = await fakeMySql({
      version: greets,
      login: (stream, sequence) => stream.write(err(sequence + 1, errno, says, state)),
    });
    const { failure } = await logInToMysql(server, { password, user });
    expect([failure?.failureCause, noteOf(failure)]).toEqual([cause, note === null ? null : `kit.note.${note}`]);
    expect(failure?.cause).toMatchObject({ message: expect.stringContaining(says) as string });
    if (failure !== null) expectSentences(failure, password);
  });

  it.each(beforeGreeting)('%i %s, instead of a greeting: %s', async (errno, says, cause) => {
    const server = await faulty((socket) => socket.write(err(0, errno, says, null)));
    const { failure } = await logInToMysql(server, { password });
    expect(failure?.failureCause).toBe(cause);
    if (failure !== null) expectSentences(failure, password);
  });

  it('names a method that is not known', async () => {
    const server = await fakeMySql({
      version: '11.8.6-MariaDB',
      login: (stream, sequence) => stream.write(authSwitch(sequence + 1, 'auth_gssapi_client')),
    });
    const { failure } = await logInToMysql(server, { password });
    expect(failure).toMatchObject({
      failureCause: 'login-method-unsupported',
      params: { note: { code: 'kit.note.login-method', params: { method: 'auth_gssapi_client' } } },
    });
  });

  it('says that no password was given', async () => {
    const server = await fakeMySql({
      version: '8.4.5',
      login: (stream, sequence) => stream.write(err(sequence + 1, 1045, denied, '28000')),
    });
    const { failure } = await logInToMysql(server);
    expect(noteOf(failure)).toBe('kit.note.no-password');
  });

  it('writes out how an account of OceanBase is called', async () => {
    const server = await fakeMySql({
      version: oceanBase,
      login: (stream, sequence) => stream.write(err(sequence + 1, 1045, denied, '42000')),
    });
    const { failure } = await logInToMysql(server, { password });
    const said = failure === null ? [] : [sentences(failure, 'en')[2], sentences(failure, 'zh-CN')[2]];
    expect(said).toEqual([
      expect.stringContaining('ready@tenant#cluster'),
      expect.stringContaining('ready@租户名#集群名'),
    ]);
  });
});
