import { fromUnseen } from '../../src/kit/database/from-unseen.ts';
import { gapsAt } from '../../src/kit/machine/missed.ts';
import type { Derived } from '../../src/model/derive.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';

const dayMs = 86_400_000;

/** How long the password of the account holds from now on, whole days; null: for ever. */
export function deriveAccount({ account }: JsonObject, now: number): Derived {
  const expires = isJsonObject(account) ? account['passwordExpires'] : undefined;
  if (expires === null) return { facts: { account: { passwordDaysLeft: null } } };
  const at = typeof expires === 'string' ? Date.parse(expires) : Number.NaN;
  if (!Number.isNaN(at)) return { facts: { account: { passwordDaysLeft: Math.floor((at - now) / dayMs) } } };
  return { facts: {}, gaps: gapsAt(['account.passwordDaysLeft'], fromUnseen('mysql', 'account.passwordExpires')) };
}
