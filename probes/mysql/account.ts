import { placeOf } from '../../src/kit/database/touches.ts';
import type { AccountScript } from '../../src/kit/define-probe.ts';
import type { Settings } from './schema.ts';

/**
 * An account that may log in and read no row. SHOW VIEW on a database is the least that lets it log in to that database
 * and see names and sizes of its tables; replication needs a right of its own (manuals, “Privileges Provided”).
 */
export function account(settings: Settings, facts: readonly string[]): AccountScript {
  const { database, user, password } = settings;
  const name = `${quoted(user)}@${quoted('%')}`;
  const login = password === undefined ? '' : ` IDENTIFIED BY '<password>'`;
  const replication = facts.some((path) => /^(?:replication|isReplica)\b/.test(path));
  const everyDatabase = facts.some((path) => /^(?:databases|databaseSizes)\b/.test(path));
  return {
    tool: 'mysql',
    at: placeOf(settings),
    name: user,
    statements: [
      `CREATE USER ${name}${login};`,
      ...(database === undefined ? [] : [`GRANT SHOW VIEW ON ${quoted(database)}.* TO ${name};`]),
      ...(replication ? [`GRANT REPLICATION CLIENT ON *.* TO ${name};`] : []),
    ],
    notes: [
      'account.host',
      'account.existing',
      ...(everyDatabase ? ['account.more-databases'] : []),
      ...(replication ? ['account.mariadb-replication'] : []),
      'account.compatible-products',
    ],
  };
}

/** A quoted identifier; accounts may be written so too (MySQL manual, 11.2 and 8.2.4). */
function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
