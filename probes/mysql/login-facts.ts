import { noted } from '../../src/kit/machine/missed.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';

/** `CREATE USER` and the account, whose name may hold any words. */
const account =
  /^CREATE USER (?:`(?:[^`]|``){0,130}`|'(?:[^'\\]|\\.|''){0,130}')(?:@(?:`(?:[^`]|``){0,300}`|'(?:[^'\\]|\\.|''){0,300}'))?/i;

/** Hash, authentication string or comment in quotes; the name of a method (`WITH 'x'`) stays. */
const quoted = /((?:WITH|VIA) )?'(?:[^'\\]|\\.|''){0,4000}'/gi;

/**
 * How the account logs in and how long its password lasts, from SHOW CREATE USER: MySQL writes `IDENTIFIED WITH 'x' AS
 * '…' … PASSWORD EXPIRE DEFAULT`, MariaDB `IDENTIFIED VIA x USING '…' OR y` and leaves out what is the default. Nothing
 * of the row is kept: it holds the hash of the password.
 *
 * @param lifetime days, default_password_lifetime; null: not known
 */
export function loginFacts(
  row: string,
  lifetime: number | null,
): { readonly facts: JsonObject; readonly gaps: readonly Gap[] } {
  const text = row.replace(account, '').replaceAll(quoted, (part, method) => (method === undefined ? '' : part));
  const authentication = methodsOf(text);
  const days = lifetimeOf(text, lifetime);
  if (days === undefined) {
    const missed = noted('not-supported', 'mysql.gap.no-lifetime');
    return { facts: { account: { authentication } }, gaps: [{ path: 'account.passwordLifetime', ...missed }] };
  }
  // What never expires has no day on which it does.
  const never = days === null ? { passwordExpires: null } : {};
  return { facts: { account: { authentication, passwordLifetime: days, ...never } }, gaps: [] };
}

function methodsOf(text: string): readonly string[] {
  const clause = /IDENTIFIED (?:WITH|VIA) .{0,400}/is.exec(text)?.[0] ?? '';
  const found = [...clause.matchAll(/(?:IDENTIFIED (?:WITH|VIA)|\bOR) ['`]?(\w{1,64})/gi)].flatMap(
    ([, name]) => name ?? [],
  );
  // MariaDB names the method of old only by its hash, and no method where there is no password.
  return found.length > 0 ? found : ['mysql_native_password'];
}

/** Days; null: for ever; undefined: not known. */
function lifetimeOf(text: string, lifetime: number | null): number | null | undefined {
  const rule = /PASSWORD EXPIRE( (?:NEVER|DEFAULT|INTERVAL \d{1,5} DAY))?/i.exec(text)?.[0].toUpperCase() ?? 'DEFAULT';
  const days = /\d+/.exec(rule)?.[0];
  if (days !== undefined) return Number(days);
  if (rule.endsWith('NEVER')) return null;
  // Without a rule: it has expired.
  if (!rule.endsWith('DEFAULT')) return 0;
  if (lifetime === null) return undefined;
  return lifetime === 0 ? null : lifetime;
}
