import type { Statement } from './statement.ts';

const from = 'FROM pg_catalog.pg_settings';

/**
 * Sent before the statements that set up our session, which would show up among the values it reads. Servers that come
 * from PostgreSQL 9.2 (openGauss) have no pending_restart.
 */
export const settingsStatement = {
  gives: ['settings', 'settingOrigins', 'configuration', 'pendingRestart'],
  text: `SELECT name, setting, unit, vartype, source, pending_restart ${from}`,
  older: [{ below: 90_500, text: `SELECT name, setting, unit, vartype, source, NULL AS pending_restart ${from}` }],
} as const satisfies Statement;
