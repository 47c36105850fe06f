import { isJsonObject, type JsonObject } from '../../src/model/json.ts';

interface OriginRow {
  readonly name: string;
  readonly origin: string | null;
}

/** What our own session sets: MySQL tells its origin of that, and not of the global value. */
const ours = new Set([
  ...['autocommit', 'lock_wait_timeout', 'max_execution_time', 'transaction_read_only', 'tx_read_only'],
  ...['information_schema_stats_expiry', 'foreign_key_checks'],
]);

/** The configuration with the origins beside its values. */
export function withOrigins({ configuration }: JsonObject, rows: readonly OriginRow[]): JsonObject {
  if (!isJsonObject(configuration)) return {};
  const origins = new Map(rows.map(({ name, origin }) => [name.toLowerCase(), origin]));
  const told = Object.entries(configuration).map(([name, setting]) => {
    const origin = origins.get(name) ?? null;
    const isOurs = origin === 'DYNAMIC' && ours.has(name);
    return [name, isJsonObject(setting) ? { ...setting, origin: isOurs ? null : origin } : setting] as const;
  });
  return Object.fromEntries(told);
}
