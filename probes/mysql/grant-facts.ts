import type { Found } from '../../src/kit/database/look.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import type { Grants } from './grants.ts';

/** Rights of the account. With roles there may be more of them: the lists are cut, and nothing says that it may not do all. */
export function grantFacts({ hasRoles, allPrivileges, ...lists }: Grants): Found {
  if (!hasRoles) return { facts: { account: { ...lists, allPrivileges } } };
  const cut = gapsAt(['account.globalPrivileges', 'account.beyondReading'], noted('truncated', 'mysql.gap.roles'));
  const unsaid = gapsAt(['account.allPrivileges'], noted('not-reached', 'mysql.gap.roles'));
  const all = allPrivileges ? { allPrivileges } : {};
  return { facts: { account: { ...lists, ...all } }, gaps: allPrivileges ? cut : [...cut, ...unsaid] };
}
