import { hasSecretForm } from '../../src/kit/looks-secret.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import type { Gap } from '../../src/model/observation.ts';
import { settingValue } from './setting-value.ts';
import type { Variables } from './variable-facts.ts';

/** Names that may hold a password or token: wsrep_sst_auth (`user:password`), report_password, tokens of key servers. */
const secretive = /passw|pwd|secret|token|credential|sst_auth|auth_data|conn_params/i;

/** Rules about passwords have such names too, and are worth knowing. */
const rules = /^(?:validate_password|simple_password_check|cracklib_password_check|password_reuse)/i;

/** Global variables as typed values. Gaps stand for what was withheld because it may be a secret. */
export function settingsFacts(variables: Variables): {
  readonly settings: { readonly [name: string]: string | number | boolean };
  readonly gaps: readonly Gap[];
} {
  const gaps: Gap[] = [];
  const settings: [string, string | number | boolean][] = [];
  for (const [name, text] of variables) {
    const value = settingValue(name, text);
    if (!maySayIt(name, value)) gaps.push(withheld(name));
    else settings.push([name, value]);
  }
  return { settings: Object.fromEntries(settings), gaps };
}

function maySayIt(name: string, value: string | number | boolean): boolean {
  if (typeof value !== 'string' || value === '') return true;
  if (hasSecretForm(value)) return false;
  return !secretive.test(name) || rules.test(name);
}

function withheld(name: string): Gap {
  const path = formatFactPath([
    { kind: 'name', name: 'settings' },
    { kind: 'name', name },
  ]);
  return { path, reason: 'not-permitted', detail: null, note: 'kit.gap.secret' };
}
