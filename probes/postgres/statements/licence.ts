import type { Statement } from './statement.ts';

/** KingbaseES (its function reference): days until the licence ends; below zero (-2): it never does. */
export const licenceStatement = {
  gives: ['licenceDays'],
  text: 'SELECT get_license_validdays() AS days',
} as const satisfies Statement;

/** Only it has the function: any other server would write our question into its log as an error. */
export function hasLicence(versionText: unknown): boolean {
  return typeof versionText === 'string' && /kingbase/i.test(versionText);
}
