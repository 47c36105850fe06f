import { placeOf } from '../../src/kit/database/touches.ts';
import type { AccountScript } from '../../src/kit/define-probe.ts';
import { isPathError, parseFactPath } from '../../src/model/fact-path.ts';
import { isPrivileged } from './privileged.ts';
import type { Settings } from './schema.ts';

/**
 * A role that may log in to one database, and no more. Most of what we read is open to every role; not so settings that
 * PostgreSQL shows to members of pg_read_all_settings only, what sessions and standbys of others do
 * (pg_read_all_stats; both since PostgreSQL 10), and how far sequences are.
 */
export function account(settings: Settings, facts: readonly string[]): AccountScript {
  const { database, user, password } = settings;
  const login = password === undefined ? '' : ` PASSWORD '<password>'`;
  const asked = facts.map(namesOf);
  const readsAll = asked.some(needsAllSettings);
  const readsStatistics = asked.some(needsStatistics);
  const readsSequences = asked.some(needsSequences);
  const role = quoted(user);
  return {
    tool: 'psql',
    at: placeOf(settings),
    name: user,
    statements: [
      `CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION${login};`,
      `GRANT CONNECT ON DATABASE ${quoted(database)} TO ${role};`,
      ...(readsAll ? [`GRANT pg_read_all_settings TO ${role};`] : []),
      ...(readsStatistics ? [`GRANT pg_read_all_stats TO ${role};`] : []),
      ...(readsSequences ? [`GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role};`] : []),
    ],
    notes: [
      'account.existing',
      'account.pg-hba',
      ...(readsAll ? ['account.all-settings'] : []),
      ...(readsStatistics ? ['account.all-statistics'] : []),
      ...(readsSequences ? ['account.sequences'] : []),
      ...(asked.some(needsBookkeeping) ? ['account.migrations'] : []),
      ...(settings.queries.length > 0 ? ['account.queries'] : []),
      'account.compatible-products',
    ],
  };
}

/** The names of a path in order; none where it is not one. */
function namesOf(path: string): readonly string[] {
  const parsed = parseFactPath(path);
  if (isPathError(parsed)) return [];
  return parsed.map((segment) => (segment.kind === 'name' ? segment.name : segment.value));
}

/** Whether a fact is one of the settings that ordinary roles do not see, or holds them all. */
function needsAllSettings([group, setting]: readonly string[]): boolean {
  if (group === 'pendingRestart') return true;
  if (group !== 'settings' && group !== 'settingOrigins' && group !== 'configuration') return false;
  return setting === undefined || isPrivileged(setting);
}

function needsStatistics([group, member]: readonly string[]): boolean {
  return group === 'transactions' || (group === 'replication' && member !== 'slots');
}

function needsSequences([group, member]: readonly string[]): boolean {
  return group === 'sequences' && member !== 'count';
}

function needsBookkeeping([group]: readonly string[]): boolean {
  return group === 'migrations' || group === 'migrationState';
}

/** A quoted identifier (SQL:2016, 5.2; PostgreSQL manual 4.1.1). */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
