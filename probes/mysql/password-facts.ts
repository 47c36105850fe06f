import type { Found } from '../../src/kit/database/look.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';

/** MariaDB tells when a password expires, MySQL when it was changed. Seconds since 1970. */
type PasswordRow = { readonly expires: number | null } | { readonly changed: number | null };

const path = 'account.passwordExpires';
const daySeconds = 86_400;

/** When the password of the account expires; 0 in MariaDB: never. */
export function passwordFacts(rows: readonly PasswordRow[], known: JsonObject): Found {
  const [row] = rows;
  const expires = row === undefined ? undefined : expiryOf(row, known);
  if (expires === undefined)
    return { facts: {}, gaps: [{ path, ...noted('not-supported', 'mysql.gap.not-in-reply') }] };
  return { facts: { account: { passwordExpires: expires } } };
}

function expiryOf(row: PasswordRow, { account }: JsonObject): string | null | undefined {
  if ('expires' in row) return row.expires === null || row.expires === 0 ? null : instantOf(row.expires);
  const days = isJsonObject(account) ? account['passwordLifetime'] : undefined;
  if (row.changed === null || typeof days !== 'number') return undefined;
  return instantOf(row.changed + days * daySeconds);
}

function instantOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

/** Days that passwords last where the account has no rule of its own (0: for ever); null: not seen. */
export function defaultLifetime({ settings }: JsonObject): number | null {
  const days = isJsonObject(settings) ? settings['default_password_lifetime'] : undefined;
  return typeof days === 'number' ? days : null;
}

/** Whether it is known that the password never expires, so that nobody needs to be asked when. */
export function neverExpires({ account }: JsonObject): boolean {
  return isJsonObject(account) && account['passwordExpires'] === null;
}
