import { createConnection, type Connection } from 'mysql2/promise';
import { beforeAll, describe, expect, it } from 'vitest';
import { mysql } from '../../probes/mysql/index.ts';
import { secretsFromRecord } from '../../src/run/secrets.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import { loginsOf, mariaDbMissing, sharedMariaDb } from '../support/mariadb.ts';
import { faulty, proxyTo } from '../support/postgres-faults.ts';
import { anyProbe, makeTask, runTasks } from '../support/run-plan.ts';

const probe = anyProbe(mysql);
const password = 'b4re-pa55word';
const from = '127.0.0.1';

contract('required', 'mysql: logins to MariaDB', mariaDbMissing(), () => {
  describe('that does not cut off expired passwords', () => {
    const shared = sharedMariaDb({ settings: ['max-connections=10'] });
    const target = (user: string, more: object = {}) => ({
      host: shared().host,
      port: shared().port,
      user,
      password,
      ...more,
    });

    beforeAll(async () => {
      await shared().prepare([
        ...['bare', 'denied', 'locked', 'expired', 'narrow', 'socket'].map(
          (user) => `CREATE USER ${user}@'${from}' IDENTIFIED BY '${password}'`,
        ),
        `CREATE USER empty@'${from}'`,
        'CREATE DATABASE closed',
        `ALTER USER locked@'${from}' ACCOUNT LOCK`,
        `ALTER USER expired@'${from}' PASSWORD EXPIRE`,
        `ALTER USER narrow@'${from}' WITH MAX_USER_CONNECTIONS 1`,
        `ALTER USER socket@'${from}' IDENTIFIED VIA unix_socket`,
      ]);
    });

    const tasks = (user: string, count: number) =>
      Array.from({ length: count }, (_each, index) => {
        const settings = { host: from, port: shared().port, user, password: { $secret: 'DB' }, tls: 'prefer' };
        return makeTask(probe, settings, { id: { check: `check-${String(index)}` }, attempts: 3 });
      });

    it('tries a wrong password once in a whole run', async () => {
      const secrets = secretsFromRecord({ DB: 'wr0ng-pa55word' });
      const { observations } = await runTasks(tasks('denied', 6), [probe], { secrets });
      expect(observations.map(({ failure }) => failure?.cause).sort()).toEqual([
        'login-denied',
        ...Array.from({ length: 5 }, () => 'login-denied-before'),
      ]);
      // One line for the attempt, one for its refusal.
      const lines = await loginsOf(shared(), 'denied');
      expect(lines.filter((line) => line.includes('Access denied'))).toHaveLength(1);
      expect(JSON.stringify(observations)).not.toContain('wr0ng-pa55word');
    });

    it('looks with the right one in every check, at one server', async () => {
      const secrets = secretsFromRecord({ DB: password });
      const { observations } = await runTasks(tasks('bare', 3), [probe], { secrets });
      expect(observations.map(({ failure }) => failure)).toEqual([null, null, null]);
      expect(new Set(observations.map(({ subject }) => subject)).size).toBe(1);
      expect(observations[0]?.subject).not.toBeNull();
      expect(observations[0]?.touched.filter(({ count }) => count !== 1)).toEqual([]);
      expect(JSON.stringify(observations)).not.toContain(password);
    });

    it.each([
      ['missing', {}, 'login-denied', 'login'],
      ['denied', { password: 'wr0ng-pa55word' }, 'login-denied', 'login'],
      ['socket', {}, 'login-denied', 'login'],
      ['bare', { database: 'nowhere' }, 'login-not-admitted', 'login'],
      ['bare', { database: 'closed' }, 'login-not-admitted', 'login'],
      ['locked', {}, 'account-locked', 'login'],
      ['expired', {}, 'password-expired', 'query'],
    ])('says why %s gets no session with %j: %s', async (user, more, cause, phase) => {
      const { failure } = await look(mysql, target(user, more));
      expect(failure?.failureCause).toBe(cause);
      expect(failure?.phase).toBe(phase);
      expect(failure?.params).toMatchObject({ account: user, port: shared().port });
      expect(failure?.cause).toBeInstanceOf(Error);
    });

    it('lets in an account without a password, and one whose database exists', async () => {
      const { host, port } = shared();
      const empty = await look(mysql, { host, port, user: 'empty' });
      expect(empty.answer?.facts.account).toMatchObject({ name: `empty@${from}` });
      const unknown = await look(mysql, target('root', { database: 'nowhere' }));
      expect(unknown.failure?.failureCause).toBe('login-denied');
    });

    it('names an account and a server that are full', async () => {
      const { host, port } = shared();
      const held: Connection[] = [];
      const hold = async (user: string) => held.push(await createConnection({ host, port, user, password }));
      await hold('narrow');
      const narrow = await look(mysql, target('narrow'));
      expect(narrow.failure?.failureCause).toBe('too-many-connections');
      while (held.length < 10) await hold('bare');
      const full = await look(mysql, target('bare'));
      expect(full.failure?.failureCause).toBe('too-many-connections');
      expect(full.failure?.params).toMatchObject({ account: 'bare' });
      for (const connection of held) connection.destroy();
    });
  });

  describe('that cuts off expired passwords', () => {
    const shared = sharedMariaDb({ settings: ['disconnect-on-expired-password=1'] });

    it('says so at the login', async () => {
      await shared().prepare([
        `CREATE USER expired@'${from}' IDENTIFIED BY '${password}' PASSWORD EXPIRE`,
        "DELETE FROM mysql.global_priv WHERE Host NOT IN ('localhost', '127.0.0.1')",
        'FLUSH PRIVILEGES',
      ]);
      const { failure } = await look(mysql, { ...where(shared()), user: 'expired', password });
      expect(failure).toMatchObject({ failureCause: 'password-expired', phase: 'login' });
    });

    it('does not admit a host that no account is for', async () => {
      await shared().prepare(["DELETE FROM mysql.global_priv WHERE Host <> 'localhost'", 'FLUSH PRIVILEGES']);
      const { failure } = await look(mysql, { ...where(shared()), user: 'bare', password });
      expect(failure).toMatchObject({ failureCause: 'login-not-admitted', params: { from } });
    });
  });

  describe('that is disturbed', () => {
    const shared = sharedMariaDb();
    const proxied = async (answer: Parameters<typeof proxyTo>[1]) => {
      const { host, port } = await faulty(proxyTo(shared().port, answer));
      return { host, port, user: 'bare', password };
    };

    it('keeps what was learnt when its session is killed', async () => {
      await shared().prepare([`CREATE USER bare@'${from}' IDENTIFIED BY '${password}'`]);
      const killed = async () => {
        await shared().admin(async (connection) => {
          const [rows] = await connection.query(
            "SELECT GROUP_CONCAT(ID) AS ids FROM information_schema.PROCESSLIST WHERE USER = 'bare'",
          );
          const ids = JSON.stringify(rows).match(/\d+/g) ?? [];
          for (const id of ids) await connection.query(`KILL ${id}`);
        });
      };
      const target = await proxied((text) => {
        if (!text.includes('SHOW GRANTS')) return null;
        void killed();
        return 'swallow';
      });
      const { failure } = await look(mysql, target);
      expect(failure).toMatchObject({ failureCause: 'connection-lost', phase: 'query' });
      expect(failure?.learnt.facts).toMatchObject({ maxConnections: 151 });
    });

    it('keeps what was learnt when it dies in the middle of a statement', async () => {
      const target = await proxied((text) => {
        if (!text.includes('SHOW GRANTS')) return null;
        process.kill(shared().pid, 'SIGKILL');
        return 'swallow';
      });
      const { failure } = await look(mysql, target);
      expect(failure).toMatchObject({ failureCause: 'connection-lost', phase: 'query', params: { host: from } });
      expect(failure?.learnt.facts).toMatchObject({ isolation: 'REPEATABLE-READ' });
      expect(failure?.learnt.timings?.map(({ phase }) => phase)).toEqual(['resolve', 'connect', 'login', 'query']);
      // a process that is killed may close its sessions before it closes its port
      const after = async () => (await look(mysql, { ...target, port: shared().port })).failure?.failureCause;
      await expect.poll(after).toBe('connect-refused');
    });
  });
});

function where({ host, port }: { readonly host: string; readonly port: number }) {
  return { host, port };
}
