import { beforeAll, describe, expect, it } from 'vitest';
import { postgres } from '../../probes/postgres/index.ts';
import type { PostgresServer } from '../../src/landscape/postgres-server.ts';
import type { Observation } from '../../src/model/observation.ts';
import { secretsFromRecord } from '../../src/run/secrets.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import { asSuperuser, barePassword, logLines, prepare, targetFor } from '../support/postgres-accounts.ts';
import { sharedPostgres } from '../support/postgres.ts';
import { anyProbe, makeTask, runTasks } from '../support/run-plan.ts';

const probe = anyProbe(postgres);

/** Several checks of one database, with the password out of the secrets. */
function tasksOn(server: PostgresServer, user: string, count: number) {
  return Array.from({ length: count }, (_each, index) => {
    const { host, port, database } = targetFor(server, user);
    const settings = { host, port, database, user, password: { $secret: 'DB' }, tls: 'prefer' };
    return makeTask(probe, settings, { id: { check: `check-${String(index)}` }, attempts: 3 });
  });
}

async function logOf(server: PostgresServer, user: string, pattern: RegExp): Promise<readonly string[]> {
  return (await logLines(server)).filter((line) => line.includes(` ${user}@`) && pattern.test(line));
}

function causes(observations: readonly Observation[]): readonly (string | null)[] {
  return observations.map(({ failure }) => failure?.cause ?? null);
}

contract('required', 'postgres: logins', null, () => {
  describe.each([15, 17] as const)('to PostgreSQL %i', (major) => {
    const shared = sharedPostgres(major, {
      settings: { max_connections: 12, superuser_reserved_connections: 3 },
      hba: [
        'host all trusted 127.0.0.0/8 trust',
        'host all missing 127.0.0.0/8 trust',
        'host all hashed 127.0.0.0/8 md5',
        'host all clear 127.0.0.0/8 password',
        'host all nologin 127.0.0.0/8 trust',
        'host all bare,denied,narrow 127.0.0.0/8 scram-sha-256',
      ],
    });
    beforeAll(async () => {
      const accounts = ['bare', 'denied', 'outsider', 'trusted', 'clear', 'narrow'];
      await prepare(shared(), [
        ...accounts.map((name) => `CREATE ROLE ${name} LOGIN PASSWORD '${barePassword}'`),
        'CREATE ROLE nologin NOLOGIN',
        "SET password_encryption = 'md5'",
        `CREATE ROLE hashed LOGIN PASSWORD '${barePassword}'`,
        'CREATE DATABASE closed',
        'REVOKE CONNECT ON DATABASE closed FROM PUBLIC',
        'ALTER ROLE narrow CONNECTION LIMIT 0',
      ]);
    });

    it('tries a wrong password once in a whole run', async () => {
      const secrets = secretsFromRecord({ DB: 'wr0ng-pa55word' });
      const { observations } = await runTasks(tasksOn(shared(), 'denied', 6), [probe], { secrets });
      expect([...causes(observations)].sort()).toEqual([
        'login-denied',
        ...Array.from({ length: 5 }, () => 'login-denied-before'),
      ]);
      expect(await logOf(shared(), 'denied', /password authentication failed/)).toHaveLength(1);
      expect(await logOf(shared(), 'denied', /connection authorized/)).toHaveLength(0);
      expect(JSON.stringify(observations)).not.toContain('wr0ng-pa55word');
    });

    it('looks with the right one in every check, one first', async () => {
      const secrets = secretsFromRecord({ DB: barePassword });
      const { observations } = await runTasks(tasksOn(shared(), 'bare', 4), [probe], { secrets });
      expect(causes(observations)).toEqual([null, null, null, null]);
      expect(new Set(observations.map(({ subject }) => subject)).size).toBe(1);
      expect(await logOf(shared(), 'bare', /connection authorized/)).toHaveLength(4);
      const [first] = observations;
      expect(first?.touched.filter(({ count }) => count !== 1)).toEqual([]);
      expect(JSON.stringify(observations)).not.toContain(barePassword);
    });

    it.each(['trusted', 'hashed', 'clear'])('knows the ways in that servers ask for: %s', async (user) => {
      const { answer } = await look(postgres, { ...targetFor(shared(), user), tls: 'off' });
      expect(answer?.facts.account).toMatchObject({ name: user });
    });

    it('sends the password itself over nothing that anybody can read, unless that is chosen', async () => {
      const { failure } = await look(postgres, targetFor(shared(), 'clear'));
      expect(failure).toMatchObject({ failureCause: 'login-unprotected', params: { method: 'password' } });
    });

    it.each([
      ['missing', 'postgres', 'login-denied'],
      ['nologin', 'postgres', 'login-denied'],
      ['bare', 'nowhere', 'database-missing'],
      ['bare', 'closed', 'login-not-admitted'],
      ['outsider', 'postgres', 'login-not-admitted'],
      ['narrow', 'postgres', 'too-many-connections'],
    ])('says why %s gets no session on %s: %s', async (user, database, cause) => {
      const { failure } = await look(postgres, targetFor(shared(), user, database));
      expect(failure?.failureCause).toBe(cause);
      expect(failure?.phase).toBe('login');
      expect(failure?.params).toMatchObject({ account: user, database, from: '127.0.0.1', port: shared().port });
      expect(failure?.learnt.timings?.map(({ phase }) => phase)).toEqual(['resolve', 'connect']);
      expect(failure?.cause).toBeInstanceOf(Error);
    });

    it('names a server that is full', async () => {
      const hold = async (left: number): Promise<string | null> => {
        if (left > 0) return asSuperuser(shared(), () => hold(left - 1));
        const { failure } = await look(postgres, targetFor(shared(), 'bare'));
        return failure?.failureCause ?? null;
      };
      expect(await hold(10)).toBe('too-many-connections');
    });
  });
});
