import { describe, expect, it } from 'vitest';
import { sqlserver } from '../../../probes/sqlserver/index.ts';
import { allStatements, statements } from '../../../probes/sqlserver/statements.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';
import { touchLineText } from '../../../src/model/plan.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { look } from '../../support/http-task.ts';
import { faulty } from '../../support/postgres-faults.ts';
import { sqlServerFake, type FakeOptions, type Reply } from '../../support/sqlserver-fake.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const password = 'S3cret-pässword';

function target(port: number, more: object = {}) {
  return { host: '127.0.0.1', port, database: 'erp', user: 'ready', password, ...more };
}

const replies = new Map<string, Reply>([
  [
    statements.server.text,
    {
      rows: [
        {
          text: 'Microsoft SQL Server 2022 (RTM-CU14) (KB5038325) - 16.0.4135.4 (X64) \n\tJul 10 2024 14:09:09',
          version: '16.0.4135.4',
          level: 'RTM',
          edition: 'Standard Edition (64-bit)',
          server: 'SQL01',
          clustered: 0,
          collation: 'Chinese_PRC_CI_AS',
          evaluation: null,
        },
      ],
    },
  ],
  [statements.newer.text, { rows: [{ updated: 'CU14', hadr: 1 }] }],
  [statements.clock.text, { rows: [{ zone: 480, started: '2026-11-01T02:00:00.123Z' }] }],
  [
    statements.database.text,
    {
      rows: [
        {
          name: 'erp',
          broker: '8BA55A2D-5D1C-11F1-9D3B-0242AC120002',
          collation: 'Chinese_PRC_CS_AS',
          page: 936,
          style: 196_608,
          level: 160,
          state: 'ONLINE',
          readonly: 0,
          access: 'MULTI_USER',
          recovery: 'FULL',
          rcsi: 1,
          snapshot: 'OFF',
          encrypted: 0,
        },
      ],
    },
  ],
  [statements.size.text, { rows: [{ size: '8589934592' }] }],
  [statements.account.text, { rows: [{ name: 'ready', dbuser: 'ready', sysadmin: 0, owner: 0, expires: 12 }] }],
  [statements.connections.text, { rows: [{ most: 32_767, sees: 1, used: 40 }] }],
  [
    statements.settings.text,
    {
      rows: [
        { name: 'max degree of parallelism', wanted: '8', used: '8' },
        { name: 'max server memory (MB)', wanted: '4096', used: '2147483647' },
      ],
    },
  ],
  [statements.checks.text, { rows: [{ keyless: 3, disabled: 0, untrusted: 1 }] }],
  [statements.backup.text, { rows: [{ finished: '2026-11-21T18:00:00Z' }] }],
]);

const answer: NonNullable<FakeOptions['answer']> = (sql) => replies.get(sql) ?? { rows: [] };

describe('the probe sqlserver', () => {
  it('reads everything, and sends what it declares, each once and in that order', async () => {
    const server = await sqlServerFake({ answer });
    const { answer: found, touched } = await look(sqlserver, target(server.port));
    expect(found?.facts).toMatchObject({
      versionText: 'Microsoft SQL Server 2022 (RTM-CU14) (KB5038325) - 16.0.4135.4 (X64)',
      update: 'CU14',
      evaluationDaysLeft: null,
      alwaysOn: true,
      startedAt: '2026-11-01T02:00:00.123Z',
      collation: 'Chinese_PRC_CS_AS',
      caseSensitive: true,
      codePage: 936,
      readCommittedSnapshot: true,
      size: 8_589_934_592,
      account: { name: 'ready', sysadmin: false, owner: false, expiresInDays: 12 },
      connections: { used: 40, max: 32_767 },
      settings: { 'max degree of parallelism': 8 },
      pendingSettings: ['max server memory (MB)'],
      checks: { tablesWithoutKey: 3, untrustedConstraints: 1 },
      lastFullBackup: '2026-11-21T18:00:00.000Z',
      sessionTls: { used: false },
    });
    expect(found?.gaps).toEqual([]);
    expect(found?.subject).toBe('["SQL01","2026-11-01T02:00:00.123Z"]');
    expect(server.heard.statements).toEqual(allStatements);
    const at = `127.0.0.1:${String(server.port)}/erp`;
    expect(touched).toEqual([
      `account ready at ${at}`,
      ...allStatements.map((text) => touchLineText({ kind: 'sql', at, text })),
    ]);
    const derived = sqlserver.derive?.(found?.facts ?? {}, {
      now: Date.parse('2026-11-23T00:00:00Z'),
      timeZone: 'UTC',
      reference: referenceData,
    });
    expect(derived?.facts).toMatchObject({
      product: 'Microsoft SQL Server',
      version: '16.0.4135.4',
      release: '2022',
      connections: { free: 32_727 },
      endOfLife: { date: '2033-01-11' },
    });
  });

  it('turns every refusal into gaps of that statement alone', async () => {
    const server = await sqlServerFake({
      answer: (sql) => {
        if (sql === statements.backup.text)
          return { error: 229, message: "The SELECT permission was denied on 'backupset'" };
        if (sql === statements.newer.text) return { error: 195, message: 'not a recognized built-in function name' };
        if (sql === statements.size.text) return { error: 1222, message: 'Lock request time out period exceeded.' };
        if (sql === statements.connections.text) return { rows: [{ most: 100, sees: 0, used: 1 }] };
        return answer(sql);
      },
    });
    const { answer: found } = await look(sqlserver, target(server.port));
    const gaps = (found?.gaps ?? []).map(({ path, reason, detail }) => [path, reason, detail]);
    expect(gaps).toEqual([
      ['update', 'not-supported', 'not a recognized built-in function name'],
      ['alwaysOn', 'not-supported', 'not a recognized built-in function name'],
      ['size', 'not-reached', 'Lock request time out period exceeded.'],
      ['connections.used', 'not-permitted', null],
      ['lastFullBackup', 'not-permitted', "The SELECT permission was denied on 'backupset'"],
    ]);
    expect(found?.facts).toMatchObject({ connections: { max: 100 }, compatibilityLevel: 160 });
  });

  it.each([
    [18_456, 'login-denied'],
    [18_452, 'login-method-unsupported'],
    [18_470, 'account-locked'],
    [18_486, 'account-locked'],
    [18_487, 'password-expired'],
    [18_488, 'password-expired'],
    [4060, 'database-missing'],
    [18_461, 'server-stopping'],
    [18_401, 'server-starting'],
    [17_809, 'too-many-connections'],
    [50_000, 'reply-not-understood'],
  ])('says what error %i of a login means: %s', async (error, cause) => {
    const server = await sqlServerFake({ refusal: { error, message: 'Login failed for user.' } });
    const { failure } = await look(sqlserver, target(server.port));
    expect(failure?.failureCause).toBe(cause);
    expect(JSON.stringify(failure?.params)).not.toContain(password);
  });

  it('notices what does not speak the protocol', async () => {
    const ssh = await faulty((socket) => socket.write('SSH-2.0-OpenSSH_9.2p1\r\n'));
    const { failure } = await look(sqlserver, target(ssh.port));
    expect(failure).toMatchObject({ failureCause: 'protocol-not-spoken', phase: 'login' });
  });

  it('ends with the task where the server says nothing', async () => {
    const mute = await faulty(() => undefined);
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort();
    }, 300);
    const { failure } = await look(sqlserver, target(mute.port), { signal: stop.signal });
    expect(failure?.phase).toBe('login');
  });

  it.each(allStatements.map((_, index) => index))(
    'fails clearly where the server goes away at statement %i',
    async (index) => {
      let asked = -1;
      const server = await sqlServerFake({
        answer: (sql) => {
          asked += 1;
          return asked === index ? 'close' : answer(sql);
        },
      });
      const { failure } = await look(sqlserver, target(server.port));
      expect(failure?.failureCause).toBe('connection-lost');
    },
  );
});

describe('TLS of sqlserver', () => {
  it('encrypts the login and shows the certificate', async () => {
    const { pem, key } = await makeCertificate({ name: 'sql01', names: ['127.0.0.1'] });
    const server = await sqlServerFake({ answer, tls: { certificate: pem, key } });
    const { answer: found } = await look(sqlserver, target(server.port));
    expect(found?.facts).toMatchObject({
      sessionTls: { used: true, version: 'TLSv1.2' },
      certificate: { subject: 'CN=sql01', trusted: false, hostMatches: true },
      compatibilityLevel: 160,
    });
    expect(server.heard.openLogin).toBe(false);
  });

  it.each(['require', 'verify'])('sends no login without TLS where tls is %s', async (tls) => {
    const server = await sqlServerFake({ answer });
    const { failure } = await look(sqlserver, target(server.port, { tls }));
    expect(failure?.failureCause).toBe('tls-refused');
    expect(server.heard.logins).toEqual([]);
  });

  it('sends no login to a server whose certificate does not hold, and one where it does', async () => {
    const root = await makeCertificate({ name: 'root', authority: true });
    const { pem, key } = await makeCertificate({ name: 'sql01', issuer: root, names: ['127.0.0.1'] });
    const server = await sqlServerFake({ answer, tls: { certificate: pem, key } });
    const untrusted = await look(sqlserver, target(server.port, { tls: 'verify' }));
    expect(untrusted.failure?.failureCause).toMatch(/^certificate-/);
    expect(server.heard.logins).toEqual([]);
    const ca = join(await temporaryFolder(), 'ca.pem');
    await writeFile(ca, root.pem);
    const trusted = await look(sqlserver, target(server.port, { tls: 'verify', ca }));
    expect(trusted.answer?.facts).toMatchObject({ certificate: { trusted: true, hostMatches: true } });
    expect(server.heard.logins).toHaveLength(1);
  });
});
