import { placeOf } from '../../src/kit/database/touches.ts';
import type { AccountScript } from '../../src/kit/define-probe.ts';
import { isPathError, parseFactPath } from '../../src/model/fact-path.ts';
import { privileged } from './privileged.ts';
import type { Settings } from './schema.ts';

/**
 * A role that may log in to one database, and no more. Everything we read is open to every role but the settings that
 * PostgreSQL shows to members of pg_read_all_settings only (predefined roles, since PostgreSQL 10).
 */
export function account(settings: Settings, facts: readonly string[]): AccountScript {
  const { database, user, password } = settings;
  const login = password === undefined ? '' : ` PASSWORD '<password>'`;
  const readsAll = facts.some(needsAllSettings);
  return {
    tool: 'psql',
    at: placeOf(settings),
    name: user,
    statements: [
      `CREATE ROLE ${quoted(user)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION${login};`,
      `GRANT CONNECT ON DATABASE ${quoted(database)} TO ${quoted(user)};`,
      ...(readsAll ? [`GRANT pg_read_all_settings TO ${quoted(user)};`] : []),
    ],
    notes: [
      'account.existing',
      'account.pg-hba',
      ...(readsAll ? ['account.all-settings'] : []),
      'account.compatible-products',
    ],
  };
}

/** Whether a fact is one of the settings that ordinary roles do not see, or holds them all. */
function needsAllSettings(path: string): boolean {
  const parsed = parseFactPath(path);
  if (isPathError(parsed)) return false;
  const [group, setting] = parsed.map((segment) => (segment.kind === 'name' ? segment.name : segment.value));
  if (group !== 'settings' && group !== 'settingOrigins') return false;
  return setting === undefined || privileged.includes(setting);
}

/** A quoted identifier (SQL:2016, 5.2; PostgreSQL manual 4.1.1). */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
