import { placeOf } from '../../src/kit/database/touches.ts';
import type { AccountScript } from '../../src/kit/define-probe.ts';
import { loginOf } from './login-of.ts';
import type { Settings } from './schema.ts';

/** Which view each of these facts is read from. */
const viewOf: Readonly<Record<string, string>> = {
  startedAt: 'v_$instance',
  status: 'v_$instance',
  databaseId: 'v_$database',
  archiving: 'v_$database',
  openMode: 'v_$database',
  settings: 'v_$parameter',
  connections: 'v_$resource_limit',
  lastBackup: 'v_$backup_set',
};

/** An account that may log in and read the views of the facts that are asked for. */
export function account(settings: Settings, facts: readonly string[]): AccountScript {
  const name = quoted(settings.user.toUpperCase());
  const views = new Set(facts.flatMap((path) => viewOf[path.split(/[.[]/, 1)[0] ?? ''] ?? []));
  return {
    tool: 'SQL*Plus',
    at: placeOf(loginOf(settings)),
    name: settings.user,
    statements: [
      `CREATE USER ${name} IDENTIFIED BY "<password>";`,
      `GRANT CREATE SESSION TO ${name};`,
      ...[...views].sort().map((view) => `GRANT SELECT ON sys.${view} TO ${name};`),
    ],
    notes: ['account.existing', 'account.own-schema'],
  };
}

/** A quoted identifier (Oracle SQL Language Reference, “Database Object Naming Rules”). */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '')}"`;
}
