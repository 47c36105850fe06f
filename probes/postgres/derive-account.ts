import { fromUnseen } from '../../src/kit/database/from-unseen.ts';
import { gapsAt, notSupported } from '../../src/kit/machine/missed.ts';
import type { Derived } from '../../src/model/derive.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';

const dayMs = 86_400_000;

/** Attributes of CREATE ROLE, by the facts that tell them. */
const attributes = {
  superuser: 'SUPERUSER',
  createRole: 'CREATEROLE',
  createDatabase: 'CREATEDB',
  replication: 'REPLICATION',
  bypassRowSecurity: 'BYPASSRLS',
  createInDatabase: 'CREATE ON DATABASE',
} as const;

/** Predefined roles that change data, run programs, or end sessions (manual, 21.5). */
const mighty = new Set([
  'pg_write_all_data',
  'pg_write_server_files',
  'pg_read_server_files',
  'pg_execute_server_program',
  'pg_signal_backend',
  'pg_maintain',
  'pg_create_subscription',
  'pg_checkpoint',
]);

/** How long the password of the account holds, and which of its rights no check needs. */
export function deriveAccount({ account }: JsonObject, now: number): Derived {
  const paths = ['account.passwordDaysLeft', 'account.beyondReading'];
  if (!isJsonObject(account)) return { facts: {}, gaps: gapsAt(paths, fromUnseen('postgres', 'account')) };
  const rights = beyondReading(account);
  const days = daysLeft(account['passwordExpires'], now);
  return {
    facts: {
      account: {
        ...(days === undefined ? {} : { passwordDaysLeft: days }),
        ...(rights === null ? {} : { beyondReading: rights }),
      },
    },
    gaps: [
      ...(days === undefined ? [notSupported('account.passwordDaysLeft', 'postgres.gap.not-told')] : []),
      ...(rights === null ? [notSupported('account.beyondReading', 'postgres.gap.not-told')] : []),
    ],
  };
}

/** Null: evidence of an earlier version, which did not look at all of them. */
function beyondReading(account: JsonObject): string[] | null {
  const { memberOf } = account;
  const flags = Object.entries(attributes);
  if (!isJsonList(memberOf) || flags.some(([fact]) => typeof account[fact] !== 'boolean')) return null;
  const held = flags.filter(([fact]) => account[fact] === true).map(([, word]) => word);
  return [...held, ...memberOf.filter((role): role is string => typeof role === 'string' && mighty.has(role))];
}

/** Null: it never ends; undefined: not told. */
function daysLeft(expires: Json | undefined, now: number): number | null | undefined {
  if (expires === null) return null;
  const at = typeof expires === 'string' ? Date.parse(expires) : NaN;
  return Number.isNaN(at) ? undefined : Math.floor((at - now) / dayMs);
}
