import { beforeAll, describe, expect, it } from 'vitest';
import { postgres } from '../../probes/postgres/index.ts';
import { sessionStatements, statementsFor } from '../../probes/postgres/statements.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import { asSuperuser, barePassword, prepare, targetFor } from '../support/postgres-accounts.ts';
import { faulty, proxyTo } from '../support/postgres-faults.ts';
import { postgresMissing, sharedPostgres } from '../support/postgres.ts';

const majors = [10, 18] as const;
const missing = new Map(await Promise.all(majors.map(async (major) => [major, await postgresMissing(major)] as const)));

/** Those that are sent for the schema alone. */
const schemaStatements = statementsOf({ schema: {} }).filter((text) => !statementsOf({}).includes(text));

function statementsOf(more: object): readonly string[] {
  const settings = postgres.settings.parse({ host: 'db', database: 'orders', user: 'bare', ...more });
  return postgres.touches(settings).flatMap(({ touch }) => (touch.kind === 'sql' ? [touch.text] : []));
}

describe.each(majors)('PostgreSQL %i', (major) => {
  contract('required', `postgres: a session of ${String(major)} that is ended`, missing.get(major) ?? null, () => {
    const shared = sharedPostgres(major);
    beforeAll(() => prepare(shared(), [`CREATE ROLE bare LOGIN PASSWORD '${barePassword}'`]));
    const texts = statementsFor(major * 10_000);

    it.each(texts.map((text, at) => [at, text] as const))(
      'by the administrator at statement %i: a clear failure',
      async (at, text) => {
        const end = () =>
          prepare(shared(), ["SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'bare'"]);
        const server = await faulty(
          proxyTo(shared().port, (sent) => {
            if (!sent.includes(text)) return null;
            void end();
            return 'swallow';
          }),
        );
        const { failure, answer } = await look(postgres, { ...targetFor(shared(), 'bare'), port: server.port });
        expect(answer).toBeNull();
        expect(failure).toMatchObject({ failureCause: 'server-stopping', phase: 'query' });
        expect(JSON.stringify(failure?.learnt)).not.toContain(barePassword);
        expect(Object.hasOwn(failure?.learnt.facts ?? {}, 'versionText')).toBe(at > 0);
        expect(Object.hasOwn(failure?.learnt.facts ?? {}, 'encoding')).toBe(
          at > texts.findIndex((each) => each.includes('datctype')),
        );
      },
    );

    it.each(texts.map((text, at) => [at, text] as const))(
      'by the network at statement %i: a clear failure',
      async (_at, text) => {
        const server = await faulty(proxyTo(shared().port, (sent) => (sent.includes(text) ? 'cut' : null)));
        const { failure } = await look(postgres, { ...targetFor(shared(), 'bare'), port: server.port });
        expect(failure).toMatchObject({ failureCause: 'connection-lost', phase: 'query' });
      },
    );

    it.each(schemaStatements.map((text, at) => [at, text] as const))(
      'at statement %i of the schema, by the administrator and by the network: a clear failure',
      async (_at, text) => {
        const ended = await faulty(
          proxyTo(shared().port, (sent) => {
            if (!sent.includes(text)) return null;
            void prepare(shared(), ["SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'bare'"]);
            return 'swallow';
          }),
        );
        const asked = { ...targetFor(shared(), 'bare'), schema: {} };
        const { failure } = await look(postgres, { ...asked, port: ended.port });
        expect(failure).toMatchObject({ failureCause: 'server-stopping', phase: 'query' });
        expect(failure?.learnt.facts).toHaveProperty('versionText');
        const cut = await faulty(proxyTo(shared().port, (sent) => (sent.includes(text) ? 'cut' : null)));
        const other = await look(postgres, { ...asked, port: cut.port });
        expect(other.failure).toMatchObject({ failureCause: 'connection-lost', phase: 'query' });
      },
    );

    it('leaves a gap of one statement that the server gave up after its limit', async () => {
      const limit = sessionStatements[1] ?? '';
      const lock = 'LOCK TABLE pg_catalog.pg_sequence IN ACCESS EXCLUSIVE MODE';
      await asSuperuser(shared(), async (client) => {
        await client.query('BEGIN');
        await client.query(lock);
        const { answer } = await look(postgres, targetFor(shared(), 'bare'));
        expect(limit).toContain('statement_timeout');
        expect(answer?.facts).toMatchObject({ encoding: 'UTF8', archiver: { failed: 0 } });
        expect(answer?.facts).not.toHaveProperty('sequences');
        const gap = answer?.gaps?.find(({ path }) => path === 'sequences');
        expect(gap?.reason).toBe('not-reached');
        expect(gap?.detail).toContain('timeout');
      });
    });
  });
});
