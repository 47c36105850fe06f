import { placeOf } from '../../src/kit/database/touches.ts';
import type { AccountScript } from '../../src/kit/define-probe.ts';
import type { Settings } from './schema.ts';

/**
 * An account that may log in and read no row. SHOW VIEW on a database is the least that lets it log in to that database
 * and see names and sizes of its tables, REFERENCES the least that shows their columns. Replication and transactions
 * need rights of their own (manuals, “Privileges Provided”).
 */
export function account(settings: Settings, facts: readonly string[]): AccountScript {
  const { database, user } = settings;
  const name = `${quoted(user)}@${quoted('%')}`;
  const login = settings.password === undefined ? '' : ` IDENTIFIED BY '<password>'`;
  const replication = facts.some((path) => /^(?:replication|isReplica)\b/.test(path));
  const everyDatabase = facts.some((path) => /^(?:databases|databaseSizes)\b/.test(path));
  const { schema } = settings;
  const columns = schema !== undefined || facts.some((path) => path.startsWith('autoIncrement'));
  const named = (schema?.schemas ?? []).filter((each) => each !== database);
  // Tables of all databases are looked at where the check names none.
  const tables = columns || facts.some((path) => /^tables\b/.test(path));
  const rights = columns ? 'SHOW VIEW, REFERENCES' : 'SHOW VIEW';
  const transactions = facts.some((path) => /^transactions\b/.test(path));
  const password = facts.some((path) => /^account\.password(?:Expires|DaysLeft)\b/.test(path));
  return {
    tool: 'mysql',
    at: placeOf(settings),
    name: user,
    statements: [
      `CREATE USER ${name}${login};`,
      ...(database === undefined ? [] : [`GRANT ${rights} ON ${quoted(database)}.* TO ${name};`]),
      ...named.map((each) => `GRANT ${rights} ON ${quoted(each)}.* TO ${name};`),
      ...(database === undefined && tables && named.length === 0 ? [`GRANT ${rights} ON *.* TO ${name};`] : []),
      ...(transactions ? [`GRANT PROCESS ON *.* TO ${name};`] : []),
      ...(replication ? [`GRANT REPLICATION CLIENT ON *.* TO ${name};`] : []),
    ],
    notes: [
      'account.host',
      'account.existing',
      ...(everyDatabase ? ['account.more-databases'] : []),
      ...(replication ? ['account.mariadb-replication'] : []),
      ...(password ? ['account.password-expires'] : []),
      ...(facts.some((path) => /^migration(?:s|State)\b/.test(path)) ? ['account.migrations'] : []),
      ...(settings.queries.length > 0 ? ['account.queries'] : []),
      ...(schema === undefined ? [] : ['account.schema']),
      'account.compatible-products',
    ],
  };
}

/** A quoted identifier; accounts may be written so too (MySQL manual, 11.2 and 8.2.4). */
function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
