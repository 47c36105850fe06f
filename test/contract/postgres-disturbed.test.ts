import { beforeAll, expect, it } from 'vitest';
import { postgres } from '../../probes/postgres/index.ts';
import { sessionStatements } from '../../probes/postgres/statements.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import {
  asSuperuser,
  barePassword,
  prepare,
  statementsIn,
  superuserTarget,
  targetFor,
} from '../support/postgres-accounts.ts';
import { errorMessage, faulty, message, proxyTo } from '../support/postgres-faults.ts';
import { sharedPostgres } from '../support/postgres.ts';

contract('required', 'postgres: a look that is disturbed', null, () => {
  const shared = sharedPostgres(17, { settings: { log_statement: 'all' } });
  beforeAll(async () => {
    await prepare(shared(), [
      `CREATE ROLE bare LOGIN PASSWORD '${barePassword}'`,
      `CREATE ROLE slow LOGIN PASSWORD '${barePassword}'`,
    ]);
  });

  it('goes on where a pooler refuses SET', async () => {
    const refusal = Buffer.concat([
      errorMessage('SERROR', 'C0A000', 'Munsupported: SET'),
      message('Z', Buffer.from('I')),
    ]);
    const server = await faulty(proxyTo(shared().port, (text) => (text.includes('SET ') ? refusal : null)));
    const { answer } = await look(postgres, { ...targetFor(shared(), 'bare'), port: server.port });
    expect(answer?.facts).toMatchObject({ encoding: 'UTF8', inRecovery: false });
    expect(
      answer?.gaps
        ?.filter(({ path, reason }) => reason !== 'not-permitted' && path !== 'schema')
        .map(({ path }) => path),
    ).toEqual([
      'settings.application_name',
      'settingOrigins.application_name',
      'settings.client_encoding',
      'settingOrigins.client_encoding',
      'licenceDays',
    ]);
  });

  it('keeps what it learnt when the connection breaks off', async () => {
    const server = await faulty(proxyTo(shared().port, (text) => (text.includes('pg_extension') ? 'cut' : null)));
    const { failure } = await look(postgres, { ...targetFor(shared(), 'bare'), port: server.port });
    expect(failure?.failureCause).toBe('connection-lost');
    expect(failure?.phase).toBe('query');
    expect(failure?.learnt.facts).toMatchObject({ encoding: 'UTF8', account: { name: 'bare' } });
    expect(failure?.learnt.facts).not.toHaveProperty('extensions');
    expect(failure?.learnt.subject).toEqual(expect.any(String));
    expect(failure?.learnt.timings?.map(({ phase }) => phase)).toEqual(['resolve', 'connect', 'login', 'query']);
  });

  it('names tool and run to the administrator, and the end that one puts to it', async () => {
    const names: string[] = [];
    const end = async () => {
      await asSuperuser(shared(), async (client) => {
        const sessions = "SELECT pid, application_name AS name FROM pg_stat_activity WHERE usename = 'bare'";
        const { rows } = await client.query<{ pid: number; name: string }>(sessions);
        names.push(...rows.map(({ name }) => name));
        for (const { pid } of rows) await client.query('SELECT pg_terminate_backend($1)', [pid]);
      });
    };
    const server = await faulty(
      proxyTo(shared().port, (text) => {
        if (!text.includes('pg_available_extensions')) return null;
        void end();
        return 'swallow';
      }),
    );
    const { failure } = await look(postgres, { ...targetFor(shared(), 'bare'), port: server.port });
    expect(failure?.failureCause).toBe('server-stopping');
    expect(failure?.learnt.facts).toMatchObject({ encoding: 'UTF8' });
    expect(names).toEqual(['plumbline/test (run 1)']);
  });

  it('stops in the middle of a query when it is told to, with what it learnt', async () => {
    const controller = new AbortController();
    const server = await faulty(
      proxyTo(shared().port, (text) => {
        if (!text.includes('pg_extension')) return null;
        controller.abort();
        return 'swallow';
      }),
    );
    const target = { ...targetFor(shared(), 'slow'), port: server.port };
    const { failure } = await look(postgres, target, { signal: controller.signal });
    expect(failure?.failureCause).toBe('cancelled');
    expect(failure?.learnt.facts).toMatchObject({ encoding: 'UTF8' });
    expect(await statementsIn(shared(), 'slow')).toEqual(expect.arrayContaining([...sessionStatements]));
  });
});

contract('required', 'postgres: a server that is stopped', null, () => {
  const shared = sharedPostgres(15);
  it('is named, and what was learnt is kept', async () => {
    const server = await faulty(
      proxyTo(shared().port, (text) => {
        if (!text.includes('pg_available_extensions')) return null;
        process.kill(shared().pid, 'SIGINT');
        return 'swallow';
      }),
    );
    const { failure } = await look(postgres, { ...superuserTarget(shared()), port: server.port });
    expect(failure?.failureCause).toBe('server-stopping');
    expect(failure?.learnt.facts).toMatchObject({ encoding: 'UTF8', account: { superuser: true } });
    const after = await look(postgres, superuserTarget(shared()));
    expect(after.failure?.failureCause).toMatch(/^(?:connect-refused|server-stopping|connection-lost|connect-reset)$/);
  });
});
