import type { SeverityByEnvironment } from '../../model/profile.ts';
import type { Severity } from '../../model/words.ts';

/** Severity of a comparison in an environment; null: it takes no part there (`in`, `except` or `when` leave it out). */
export function severityOf(severities: SeverityByEnvironment, environment: string): Severity | null {
  return Object.hasOwn(severities, environment) ? (severities[environment] ?? null) : null;
}
