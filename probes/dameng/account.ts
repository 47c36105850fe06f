import { placeOf } from '../../src/kit/database/touches.ts';
import type { AccountScript } from '../../src/kit/define-probe.ts';
import { loginOf } from './login-of.ts';
import type { Settings } from './schema.ts';

/** An account that may log in and read the views of the facts. */
export function account(settings: Settings): AccountScript {
  const name = `"${settings.user.toUpperCase().replaceAll('"', '')}"`;
  const views = ['V$DATABASE', 'V$DM_INI', 'V$INSTANCE', 'V$LICENSE', 'V$SESSIONS', 'V$VERSION'];
  return {
    tool: 'disql',
    at: placeOf(loginOf(settings)),
    name: settings.user,
    statements: [
      `CREATE USER ${name} IDENTIFIED BY "<password>";`,
      ...views.map((view) => `GRANT SELECT ON ${view} TO ${name};`),
    ],
    notes: ['account.existing'],
  };
}
