import { describe, expect, it } from 'vitest';
import { mysql } from '../../../probes/mysql/index.ts';
import { look } from '../../support/http-task.ts';
import { fakeMySql, type Reply } from '../../support/mysql-fake.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';

interface Case {
  readonly greets: string;
  readonly says: string;
  readonly comment: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly product: string;
  readonly version: string | null;
  /** Statement for replication, which tells the family. */
  readonly asks: string;
}

const now = Date.UTC(2026, 10, 22);
const context = { now, timeZone: 'UTC', reference: referenceData };

function answers({ says, comment, variables }: Case): (sql: string) => Reply | null {
  const all = { version_comment: comment, max_connections: '500', ...variables };
  return (sql) => {
    if (sql.startsWith('SELECT VERSION()')) return { rows: [{ version: says }] };
    if (sql === 'SHOW GLOBAL VARIABLES')
      return { rows: Object.entries(all).map(([Variable_name, Value]) => ({ Variable_name, Value })) };
    if (sql.includes('STATUS WHERE') || sql.includes('global_status') || sql.includes('GLOBAL_STATUS'))
      return { rows: [{ Variable_name: 'Threads_connected', Value: '7' }] };
    return null;
  };
}

const cases: readonly Case[] = [
  {
    greets: '8.4.5',
    says: '8.4.5',
    comment: 'MySQL Community Server - GPL',
    product: 'MySQL',
    version: '8.4.5',
    asks: 'SHOW REPLICA STATUS',
  },
  {
    greets: '5.7.44-log',
    says: '5.7.44-log',
    comment: 'MySQL Community Server (GPL)',
    product: 'MySQL',
    version: '5.7.44',
    asks: 'SHOW SLAVE STATUS',
  },
  {
    greets: '8.0.11-TiDB-v8.5.1',
    says: '8.0.11-TiDB-v8.5.1',
    comment: 'TiDB Server (Apache License 2.0) Community Edition, MySQL 8.0 compatible',
    product: 'TiDB',
    version: '8.5.1',
    asks: 'SHOW SLAVE STATUS',
  },
  {
    greets: '5.6.25',
    says: '5.6.25',
    comment: 'OceanBase_CE 4.4.2.1 (r101000062025111312-hash) (Built Nov 13 2025 12:00:00)',
    product: 'OceanBase',
    version: '4.4.2.1',
    asks: 'SHOW SLAVE STATUS',
  },
  {
    greets: '8.0.39',
    says: '8.0.39',
    comment: 'Source distribution',
    variables: { aurora_version: '3.08.1' },
    product: 'Amazon Aurora MySQL',
    version: '3.08.1',
    asks: 'SHOW REPLICA STATUS',
  },
  {
    greets: '8.0.36-28',
    says: '8.0.36-28',
    comment: 'Percona Server (GPL), Release 28, Revision 47601f19',
    product: 'Percona Server',
    version: '8.0.36',
    asks: 'SHOW REPLICA STATUS',
  },
  {
    greets: '11.8.6-MariaDB-0+deb13u1 from Debian',
    says: '11.8.6-MariaDB-0+deb13u1 from Debian',
    comment: '-- Please help get to 10k stars at github.com/MariaDB/Server',
    product: 'MariaDB',
    version: '11.8.6',
    asks: 'SHOW ALL SLAVES STATUS',
  },
  {
    greets: '8.0.99',
    says: '8.0.99',
    comment: 'Somebody else’s server',
    product: 'unrecognised MySQL-protocol server',
    version: null,
    asks: 'SHOW REPLICA STATUS',
  },
];

describe('a server that greets as', () => {
  it.each(cases)('$greets, $comment', async (each) => {
    const server = await fakeMySql({ version: each.greets, answer: answers(each) });
    const { answer, failure } = await look(mysql, { host: server.host, port: server.port, user: 'ready' });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ handshakeVersion: each.greets, versionText: each.says });
    const derived = mysql.derive?.(answer?.facts ?? {}, context);
    expect(derived?.facts).toMatchObject({
      product: each.product,
      ...(each.version === null ? {} : { version: each.version }),
      connections: { free: 493 },
    });
    expect(derived?.facts['version'] ?? null).toBe(each.version);
    expect(derived?.facts['productEvidence']).not.toEqual([]);
    expect(server.statements).toContain(each.asks);
    expect(server.seen.connections).toBe(1);
    // What it refused is a gap and costs nothing else.
    expect(answer?.gaps).toContainEqual(expect.objectContaining({ path: 'account.grants', reason: 'not-supported' }));
  });

  it('is asked at most 20 statements, all declared', async () => {
    const [first] = cases;
    if (first === undefined) throw new Error('no case');
    const server = await fakeMySql({ version: first.greets, answer: answers(first) });
    const settings = { host: server.host, port: server.port, user: 'ready' };
    const { touched } = await look(mysql, settings);
    const declared = mysql
      .touches(mysql.settings.parse(settings))
      .flatMap(({ touch }) => (touch.kind === 'sql' ? [touch.text] : []));
    // Two more are for others: which migrations ran, and a product that only a function names.
    expect(server.statements.length).toBeLessThanOrEqual(18);
    expect(declared).toEqual(expect.arrayContaining([...server.statements]));
    expect(touched.filter((line) => line.startsWith('sql ')).length).toBe(server.statements.length);
    expect(server.statements.filter((text) => !/^(?:SELECT|SHOW|SET SESSION) /.test(text))).toEqual([]);
  });
});
