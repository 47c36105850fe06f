import { placeOf } from '../../src/kit/database/touches.ts';
import type { AccountScript } from '../../src/kit/define-probe.ts';
import type { Settings } from './schema.ts';

/** A login with a user in one database and no role there; further rights only for the facts that need them. */
export function account(settings: Settings, facts: readonly string[]): AccountScript {
  const { database, user } = settings;
  const sessions = facts.some((path) => path.startsWith('connections'));
  const backups = facts.some((path) => path.startsWith('lastFullBackup'));
  return {
    tool: 'sqlcmd',
    at: placeOf(settings),
    name: user,
    statements: [
      `CREATE LOGIN ${quoted(user)} WITH PASSWORD = '<password>';`,
      `USE ${quoted(database)};`,
      `CREATE USER ${quoted(user)} FOR LOGIN ${quoted(user)};`,
      ...(sessions ? [`USE master;`, `GRANT VIEW SERVER STATE TO ${quoted(user)};`] : []),
      ...(backups
        ? [
            `USE msdb;`,
            `CREATE USER ${quoted(user)} FOR LOGIN ${quoted(user)};`,
            `GRANT SELECT ON dbo.backupset TO ${quoted(user)};`,
          ]
        : []),
    ],
    notes: ['account.existing'],
  };
}

/** A delimited identifier (Transact-SQL reference, QUOTENAME). */
function quoted(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}
