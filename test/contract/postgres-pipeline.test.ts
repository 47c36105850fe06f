import { beforeAll, expect, it } from 'vitest';
import type { PostgresServer } from '../../src/landscape/postgres-server.ts';
import type { Finding } from '../../src/model/finding.ts';
import { contract } from '../support/contract.ts';
import { judgeTexts } from '../support/judge-texts.ts';
import { asSuperuser, barePassword, prepare } from '../support/postgres-accounts.ts';
import { postgresMissing, sharedPostgres } from '../support/postgres.ts';

const missing = (await postgresMissing(13)) ?? (await postgresMissing(18));

const profile = (user: string, asked: string) => `plumbline: 1
name: orders-on-postgresql
parameters:
  db: { type: host }
  port: { type: port }
checks:
  db:
    probe: postgres
    target: { host: '\${db}', port: '\${port}', database: postgres, user: ${user}, password: '\${secret:DB_PASSWORD}' }
${asked}
`;

/** Findings of one run against these servers, each an environment of its own. */
function findingsOf(servers: readonly PostgresServer[], user: string, asked: string): Promise<readonly Finding[]> {
  const sites = servers.map(
    (each, at) => `  env${String(at)}: { with: { db: ${each.host}, port: ${String(each.port)} } }\n`,
  );
  const site = `environments:\n${sites.join('')}`;
  return judgeTexts(profile(user, asked), site, { DB_PASSWORD: barePassword });
}

const keyOf = ({ id }: Finding) => `${id.rule}/${id.environment}`;

contract('required', 'postgres: from the profile to the verdict', missing, () => {
  const older = sharedPostgres(13);
  const middle = sharedPostgres(17);
  const newest = sharedPostgres(18);
  const servers = () => [older(), middle(), newest()];
  beforeAll(async () => {
    for (const server of servers()) {
      await prepare(server, [
        `CREATE ROLE bare LOGIN PASSWORD '${barePassword}'`,
        `CREATE ROLE seeing LOGIN PASSWORD '${barePassword}' IN ROLE pg_monitor`,
        'CREATE SEQUENCE numbers',
      ]);
    }
  });

  it('passes nothing that a bare role could not see', async () => {
    const asked = `    expect:
      transactions.oldest: { atMost: 1 h }
      transactions.open: { not: { above: 0 } }
      sequences.highestUsed: { atMost: 80% }
      sequences.fullest: { none: { used: { above: 80% } } }
      pendingRestart: { count: 0 }
      settings.shared_preload_libraries: ''
      settings.data_directory: { absent: true }
      configuration: { none: { value: { equals: never } } }
      licenceDays: { absent: true }
      encoding: UTF8
      invalidIndexes.count: 0
      unvalidatedConstraints.names: { count: 0 }
      preparedTransactions.count: 0
      wraparound.used: { atMost: 50% }
      account.beyondReading: { count: 0 }
      account.passwordDaysLeft: { any: [{ absent: true }, { atLeast: 30 days }] }
      replication.slots: { each: { active: true } }
    across:
      configuration: same`;
    const findings = await asSuperuser(middle(), () => findingsOf([older(), middle()], 'bare', asked));
    const inMiddle = findings.filter(({ id }) => id.environment === 'env1' && !id.rule.startsWith('across'));
    const unseen = [
      'transactions.oldest',
      'transactions.open',
      'sequences.highestUsed',
      'sequences.fullest',
      'pendingRestart',
      'settings.shared_preload_libraries',
      'settings.data_directory',
      'configuration',
      'licenceDays',
    ];
    const expected = (rule: string) => (unseen.includes(rule) ? 'unknown' : 'pass');
    expect(Object.fromEntries(inMiddle.map(({ id, outcome }) => [id.rule, outcome]))).toEqual(
      Object.fromEntries(inMiddle.map(({ id }) => [id.rule, expected(id.rule)])),
    );
    expect(
      inMiddle
        .filter(({ outcome }) => outcome === 'unknown')
        .map(({ id }) => id.rule)
        .sort(),
    ).toEqual(unseen.sort());
    const across = findings.filter(({ id }) => id.rule === 'across:configuration');
    expect(across.map(({ outcome }) => outcome)).toEqual(['unknown']);
  });

  it('finds default installs of three majors alike, and tells what their makers changed', async () => {
    const findings = await findingsOf(servers(), 'seeing', '    across:\n      configuration: same');
    const across = findings.filter(({ id }) => id.rule === 'across:configuration');
    expect(across.map((each) => [keyOf(each), each.outcome])).toEqual([
      ['across:configuration/env0', 'pass'],
      ['across:configuration/env1', 'pass'],
    ]);
    for (const { differences } of across) {
      expect(differences.length).toBeGreaterThan(0);
      expect(differences.filter(({ informs }) => informs !== true)).toEqual([]);
      expect(differences.every(({ words }) => words !== undefined)).toBe(true);
    }
    expect(across.flatMap(({ differences }) => differences.map(({ path }) => path))).toContain('data_checksums');
  });

  it('finds exactly the one setting that somebody changed', async () => {
    await prepare(middle(), [
      "ALTER SYSTEM SET default_transaction_isolation = 'serializable'",
      'SELECT pg_reload_conf()',
    ]);
    const findings = await findingsOf([older(), middle()], 'seeing', '    across:\n      configuration: same');
    const [across] = findings.filter(({ id }) => id.rule === 'across:configuration');
    expect(across?.outcome).toBe('fail');
    expect(across?.differences.filter(({ informs }) => informs !== true)).toMatchObject([
      { path: 'default_transaction_isolation', left: 'read committed', right: 'serializable' },
    ]);
  });
});
