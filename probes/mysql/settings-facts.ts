import { hasSecretForm } from '../../src/kit/looks-secret.ts';
import { gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import { isCompared } from './setting-classes.ts';
import { settingValue } from './setting-value.ts';
import type { Variables } from './variable-facts.ts';

/** Names that may hold a password or token: wsrep_sst_auth (`user:password`), report_password, tokens of key servers. */
const secretive = /passw|pwd|secret|token|credential|sst_auth|auth_data|conn_params/i;

/** Rules about passwords have such names too, and are worth knowing. */
const rules =
  /^(?:validate_password|simple_password_check|cracklib_password_check|password_reuse)|^(?:caching_)?sha2(?:56)?_password_|_path$/i;

/** From MySQL 5.7 on SHOW cuts values at this many characters, without a word. */
const longest = 1024;

/**
 * Global variables as typed values; `configuration` holds them once more for comparisons, without what has to differ
 * between two servers. Gaps stand for what was withheld because it may be a secret, and for what the server cut off.
 */
export function settingsFacts(variables: Variables): {
  readonly settings: { readonly [name: string]: string | number | boolean };
  readonly configuration: JsonObject;
  readonly gaps: readonly Gap[];
} {
  const gaps: Gap[] = [];
  const settings: [string, string | number | boolean][] = [];
  for (const [name, text] of variables) {
    const value = settingValue(name, text);
    if (!maySayIt(name, value)) gaps.push(...gapsFor(name, noted('not-permitted', 'kit.gap.secret')));
    else if (text.length >= longest) gaps.push(...gapsFor(name, noted('truncated', 'mysql.gap.long-value')));
    else settings.push([name, value]);
  }
  const compared = settings.filter(([name]) => isCompared(name));
  return {
    settings: Object.fromEntries(settings),
    configuration: Object.fromEntries(compared.map(([name, value]) => [name, { value, origin: null }])),
    gaps,
  };
}

function maySayIt(name: string, value: string | number | boolean): boolean {
  if (typeof value !== 'string' || value === '') return true;
  if (hasSecretForm(value)) return false;
  return !secretive.test(name) || rules.test(name);
}

function gapsFor(name: string, missed: Missed): readonly Gap[] {
  const places = isCompared(name) ? ['settings', 'configuration'] : ['settings'];
  const paths = places.map((place) =>
    formatFactPath([
      { kind: 'name', name: place },
      { kind: 'name', name },
    ]),
  );
  return gapsAt(paths, missed);
}
