import { beforeAll, expect, it } from 'vitest';
import { failureNote } from '../../src/model/failure-note.ts';
import { contract } from '../support/contract.ts';
import { logInToPostgres } from '../support/log-in.ts';
import { expectSentences } from '../support/login-sentences.ts';
import { asSuperuser, barePassword, prepare } from '../support/postgres-accounts.ts';
import { postgresMissing, sharedPostgres } from '../support/postgres.ts';

const majors = [10, 13, 15, 17, 18] as const;

const accounts = ['bare', 'rejected', 'outsider', 'narrow', 'mapped', 'many'];

/** Account, database, settings; what the refusal means. */
const cases: readonly (readonly [
  user: string,
  database: string,
  password: string | null,
  cause: string,
  note: string,
])[] = [
  ['bare', 'postgres', 'wr0ng-pa55word', 'login-denied', ''],
  ['bare', 'postgres', null, 'secret-missing', ''],
  ['missing', 'postgres', barePassword, 'login-denied', 'role-missing'],
  ['nologin', 'postgres', barePassword, 'login-denied', 'role-no-login'],
  ['mapped', 'postgres', barePassword, 'login-denied', 'elsewhere-checked'],
  ['outsider', 'postgres', barePassword, 'login-not-admitted', ''],
  ['rejected', 'postgres', barePassword, 'login-not-admitted', 'hba-rejects'],
  ['bare', 'nowhere', barePassword, 'database-missing', ''],
  ['bare', 'private', barePassword, 'login-not-admitted', 'no-connect-right'],
  ['bare', 'closed', barePassword, 'login-not-admitted', 'database-closed'],
  ['bare', 'full', barePassword, 'too-many-connections', 'connections-of-database'],
  ['narrow', 'postgres', barePassword, 'too-many-connections', 'connections-of-account'],
];

for (const major of majors)
  contract(
    major === 15 || major === 17 ? 'required' : 'optional',
    `postgres: refusals of ${String(major)}`,
    await postgresMissing(major),
    () => {
      const shared = sharedPostgres(major, {
        settings: { max_connections: 12, superuser_reserved_connections: 3, listen_addresses: '127.0.0.1' },
        hba: [
          'host all missing,nologin 127.0.0.0/8 trust',
          'host all rejected 127.0.0.0/8 reject',
          // No service answers there, so the name at the system cannot be told.
          'host all mapped 127.0.0.0/8 ident',
          'host all bare,narrow,many 127.0.0.0/8 scram-sha-256',
        ],
      });
      beforeAll(async () => {
        await prepare(shared(), [
          "SET password_encryption = 'scram-sha-256'",
          ...accounts.map((name) => `CREATE ROLE ${name} LOGIN PASSWORD '${barePassword}'`),
          'CREATE ROLE nologin NOLOGIN',
          'ALTER ROLE narrow CONNECTION LIMIT 0',
          'CREATE DATABASE private',
          'REVOKE CONNECT ON DATABASE private FROM PUBLIC',
          'CREATE DATABASE closed ALLOW_CONNECTIONS false',
          'CREATE DATABASE "full" CONNECTION LIMIT 0',
          `CREATE DATABASE chinese ENCODING 'EUC_CN' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`,
        ]);
      });

      it.each(cases)('%s on %s with %s: %s %s', async (user, database, password, cause, note) => {
        const settings = { user, database, ...(password === null ? {} : { password }) };
        const { failure } = await logInToPostgres(shared(), settings);
        expect(failure?.failureCause).toBe(cause);
        expect(failure === null ? null : (failureNote(failure)?.code ?? '')).toBe(
          note === '' ? '' : `kit.note.${note}`,
        );
        if (failure !== null) expectSentences(failure, password ?? barePassword);
      });

      it('says whose the last connections are', async () => {
        const hold = async (left: number): Promise<unknown> => {
          if (left > 0) return asSuperuser(shared(), () => hold(left - 1));
          const { failure } = await logInToPostgres(shared(), {
            user: 'bare',
            password: barePassword,
            database: 'postgres',
          });
          return failure === null ? null : [failure.failureCause, failureNote(failure)?.code];
        };
        expect(await hold(9)).toEqual(['too-many-connections', 'kit.note.slots-reserved']);
      });

      it('writes UTF-8 out of a database of another encoding', async () => {
        const settings = { user: 'bare', password: barePassword, database: 'chinese' };
        const ask =
          "SELECT current_setting('server_encoding') || ': ' || convert_from('\\xb6a9b5a5', 'EUC_CN') AS said";
        const { answer, failure } = await logInToPostgres(shared(), settings, { ask });
        expect(failure).toBeNull();
        expect(answer?.facts['rows']).toEqual([{ said: 'EUC_CN: 订单' }]);
      });

      it.skipIf(major < 16)('logs in where a password was hashed more often than usual', async () => {
        await prepare(shared(), ['SET scram_iterations = 200000', `ALTER ROLE many PASSWORD '${barePassword}'`]);
        const { failure } = await logInToPostgres(shared(), {
          user: 'many',
          password: barePassword,
          database: 'postgres',
        });
        expect(failure).toBeNull();
      });
    },
  );
