import { beforeAll, describe, expect, it } from 'vitest';
import { postgres } from '../../probes/postgres/index.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import { barePassword, prepare, superuserTarget } from '../support/postgres-accounts.ts';
import { sharedPostgres } from '../support/postgres.ts';

const database = 'clinic "4"';

contract('required', 'postgres: the account that our script sets up', null, () => {
  describe.each([15, 17] as const)('on PostgreSQL %i', (major) => {
    const shared = sharedPostgres(major, {});
    beforeAll(() => prepare(shared(), ['CREATE DATABASE "clinic ""4"""']));

    /** Settings of a check whose account is made by the script for these facts. */
    async function setUp(user: string, facts: readonly string[]) {
      const { host, port } = superuserTarget(shared());
      const settings = postgres.settings.parse({ host, port, database, user, password: barePassword });
      const script = postgres.account?.(settings, facts);
      expect(script).toMatchObject({ tool: 'psql', name: user });
      expect(script?.statements.join('\n')).not.toContain(barePassword);
      await prepare(
        shared(),
        (script?.statements ?? []).map((text) => text.replace("'<password>'", `'${barePassword}'`)),
        database,
      );
      return settings;
    }

    it('sees everything where a hidden setting is asked for', async () => {
      await prepare(shared(), ['CREATE SEQUENCE numbers'], database);
      const asked = ['version', 'settings.shared_preload_libraries', 'transactions.oldest', 'sequences.highestUsed'];
      const target = await setUp('Ready "1"', asked);
      const { answer } = await look(postgres, target);
      expect(answer?.facts).toMatchObject({ database, account: { name: 'Ready "1"', superuser: false } });
      expect(answer?.gaps?.filter(({ reason }) => reason === 'not-permitted')).toEqual([]);
    });

    it('sees no hidden setting where none is asked for, and everything else', async () => {
      const target = await setUp('less', ['version', 'size', 'connections.free', 'settings.max_connections']);
      const { answer } = await look(postgres, target);
      expect(answer?.facts).toMatchObject({
        database,
        account: { superuser: false, createRole: false, createDatabase: false, replication: false },
      });
      const hidden = answer?.gaps?.filter(({ reason }) => reason === 'not-permitted') ?? [];
      expect(hidden.length).toBeGreaterThan(0);
      expect(
        hidden.filter(({ path }) => !/^(?:setting(?:s|Origins)|configuration|pendingRestart|sequences)\b/.test(path)),
      ).toEqual([]);
    });

    it('asks for no password where none is used, and for all settings where all are compared', () => {
      const settings = postgres.settings.parse({ host: 'db', database: 'x', user: 'peer' });
      const statements = (facts: readonly string[]) => postgres.account?.(settings, facts)?.statements.join('\n');
      expect(statements([])).not.toMatch(/PASSWORD|pg_read_all|SEQUENCES/);
      expect(statements(['replication.slots', 'sequences.count', 'wraparound.used'])).toBe(statements([]));
      expect(statements(['replication.standbys'])).toContain('GRANT pg_read_all_stats TO "peer"');
      for (const path of [
        'settings',
        'settingOrigins',
        'configuration',
        'pendingRestart',
        'settingOrigins.ssl_ciphers.source',
        'settings["hba_file"]',
      ]) {
        expect(statements([path])).toContain('GRANT pg_read_all_settings TO "peer"');
      }
    });
  });
});
