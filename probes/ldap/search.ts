import { noted } from '../../src/kit/machine/missed.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import { isPrototypeKey, type JsonObject } from '../../src/model/json.ts';
import { nested, value } from '../../src/model/message.ts';
import type { Directory } from './ask.ts';
import type { Entry } from './message.ts';
import { searchText } from './requests.ts';
import { refusalText } from './result-names.ts';
import type { Search } from './schema.ts';

/** Values of one attribute that are kept, and characters of each. */
const mostValues = 50;
const longestValue = 1000;

/** Result codes after which what was found so far holds: limits of time, size and administration. */
const cutOff: readonly number[] = [3, 4, 11];

/** Counts what a search finds. Throws ProbeFailure `query-failed`, `login-required`. */
export async function search(server: Visiting, directory: Directory, asked: Search): Promise<void> {
  server.touched(searchText(asked));
  const { entries, references, result } = await directory.search(asked);
  const said = refusalText(result);
  if (result.code !== 0 && !cutOff.includes(result.code)) {
    // Active Directory calls a search without a login an operationsError, with the number of the missing login.
    if (/DSID-.*(?:bind must be completed|000004DC)|^operationsError.*000004DC/i.test(said))
      throw server.failure('login-required', {}, new Error(said));
    const note =
      result.code === 32 ? { note: nested({ code: 'ldap.note.no-base', params: { base: value(asked.base) } }) } : {};
    throw server.failure('query-failed', { said: value(said), ...note }, new Error(said));
  }
  const whole = result.code === 0;
  const kept = asked.attributes.length === 0 ? {} : { found: entries.map((entry) => keptOf(entry)) };
  server.learn({ search: { ...(whole ? { entries: entries.length } : {}), references, ...kept } });
  if (whole) return;
  const missed = noted('truncated', 'ldap.gap.more', { count: value(entries.length) });
  server.gap({ path: 'search.entries', ...missed });
  if (asked.attributes.length > 0) server.gap({ path: 'search.found', ...missed });
}

function keptOf({ dn, attributes }: Entry): JsonObject {
  const kept = [...attributes].filter(([name]) => !isPrototypeKey(name));
  const cut = (all: readonly string[]) => all.slice(0, mostValues).map((each) => each.slice(0, longestValue));
  return { dn, attributes: Object.fromEntries(kept.map(([name, all]) => [name, cut(all)])) };
}
