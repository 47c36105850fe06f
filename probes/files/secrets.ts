import { secretMark } from '../../src/kit/settings.ts';
import type { KeyValue } from './formats/key-sink.ts';

/**
 * Names of what nobody may read: the last part of a key is looked at, in the words people use for it. Rather one too
 * many than one too few: a setting that is wrongly withheld is unknown, a password that is not is in the report.
 */
const secretName = new RegExp(
  [
    'pass(?:word|wd|phrase|code)|passwort|pwd|(?<!by|com)pass$|(?:^|[^a-z])pass(?:$|[^a-z])',
    '(?:^|[^a-z])(?:psw|pw|pin|creds?|sk|ak|salt)(?:$|[^a-z])|(?:^|[^a-z])auth$|authorization$|cookie$',
    'secret|token|credential|community',
    '密码|口令|密钥|秘钥|私钥|令牌|凭据|凭证',
  ].join('|'),
  'i',
);

/** Keys that are secret, whatever stands between the two words; the words may be parts of their own: `api.key`. */
const secretKeyName =
  /(?:api|access|private|encrypt|encryption|crypto|cipher|aes|des|rsa|sm2|sm4|sign|signing|signature|master|shared|session|licen[cs]e|account)[-_. ]?key(?:[-_. ]?id)?$/i;

/** A whole part of a key below which everything is secret. */
const container = /^(?:secrets?|passwords?|credentials?|tokens?|密码|口令)(?:\[\d+\])?$/i;

/** Settings about secrets that are none themselves: how long a password must be, where a key store lies. */
const harmless =
  /(?:enabled?|required?|expir(?:y|es?|ed|ation)?|length|size|policy|timeout|ttl|validity|seconds|days|hours|minutes|type|algorithm|encoder|header|url|uri|endpoint|path|file|location|count|attempts|长度|有效期|天数)$|^(?:proxy|fastcgi|uwsgi|scgi|grpc|memcached)_pass/i;

/** Values that carry a secret whatever their key is called. */
const inValue = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/,
  // user and password before the host of a URL; Oracle's user/password@
  /:\/\/[^\s/@:]{0,200}:[^\s@]{0,200}@/,
  /^jdbc:oracle:\w+:[^\s/@]{1,200}\/[^\s@]{1,200}@/i,
  /(?:^|[?&;,\s(])[\w.-]*(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[-_]?key|access[-_]?key|account[-_]?key|密码|口令)\s*[=:]\s*[^\s&;,)]/i,
  // tokens that can be told by their form: JSON Web Token, AWS, GitHub, Slack, HTTP credentials
  /\beyJ[\w-]{8,2000}\.[\w-]{8,4000}\./,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b(?:gh[pousr]_|xox[abprs]-|sk-|glpat-)[\w-]{10,}/,
  /\b(?:Basic|Bearer)\s+[\w+/=.-]{8,}/i,
];

/** A reference to where the secret stands is none: `${DB_PASSWORD}`, `{{ vault }}`. */
const reference = /^(?:\$\{[^{}:]*\}|\$\([^()]*\)|\{\{[^{}]*\}\}|%[^%\s]+%|@[\w.]+@)$/;

/** Values with more than this are not looked at whole: long before, they are no settings of a person. */
const longest = 16_384;

/** What a setting may show. `withheld`: its value is a mark. */
export interface Shown {
  readonly value: KeyValue;
  readonly withheld: boolean;
}

/**
 * Takes secrets out of settings before they leave the probe. No digest of them is kept either: most passwords can be
 * guessed, and then a digest says which guess was right.
 */
export function withoutSecrets(values: ReadonlyMap<string, KeyValue>): ReadonlyMap<string, Shown> {
  const named = secretParents(values);
  const shown = new Map<string, Shown>();
  for (const [key, value] of values) {
    const besideName = named.has(parentOf(key)) && !isBesideName(key);
    const withheld = hasValue(value) && (isSecretKey(key) || besideName || hasSecret(value));
    shown.set(key, { value: withheld ? secretMark : value, withheld });
  }
  return shown;
}

/** Whether the value of a key is to be withheld for the name alone. */
export function isSecretKey(key: string): boolean {
  const name = lastPart(key);
  if (harmless.test(name)) return false;
  return (
    secretName.test(name) || secretKeyName.test(bare(key)) || key.split(/[.:]/).some((part) => container.test(part))
  );
}

/** Whether a value holds a secret that can be told by its form. */
export function hasSecret(value: KeyValue): boolean {
  if (typeof value === 'string') {
    return value.length > longest || (!reference.test(value) && inValue.some((pattern) => pattern.test(value)));
  }
  return Array.isArray(value) && value.some(hasSecret);
}

/** Nothing, an empty text, yes or no, and a reference are shown: they are no secret, and their absence is worth knowing. */
function hasValue(value: KeyValue): boolean {
  if (value === null || value === '' || typeof value === 'boolean') return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'number' || !reference.test(value);
}

/** `a.b[0].password`, `appSettings.add(Password)@value`, `file:password` -> what names the value. */
function lastPart(key: string): string {
  const element = bare(key);
  const inside = /\(([^()]*)$/.exec(element)?.[1];
  return (
    inside ?? element.slice(Math.max(element.lastIndexOf('.'), element.lastIndexOf('@'), element.lastIndexOf(':')) + 1)
  );
}

function bare(key: string): string {
  return key
    .replace(/@value$/i, '')
    .replace(/\[\d+\]$/, '')
    .replace(/\)$/, '');
}

function parentOf(key: string): string {
  return key.slice(0, Math.max(key.lastIndexOf('.'), key.lastIndexOf('@')));
}

/** A member that only says what its sibling holds: `{ "name": "DB_PASSWORD", "value": ... }`, `<param-name>`. */
function isBesideName(key: string): boolean {
  return /(?:^|[.@-])(?:name|key|id)$/i.test(key);
}

function secretParents(values: ReadonlyMap<string, KeyValue>): ReadonlySet<string> {
  const parents = new Set<string>();
  for (const [key, value] of values) {
    if (isBesideName(key) && typeof value === 'string' && isSecretKey(value)) parents.add(parentOf(key));
  }
  return parents;
}
