import { hasSecretForm, isAboutSecrets, isSecretName } from '../../src/kit/looks-secret.ts';
import { secretMark } from '../../src/kit/settings.ts';
import type { KeyValue } from './formats/key-sink.ts';

/** A whole part of a key below which everything is secret. */
const container = /^(?:secrets?|passwords?|credentials?|tokens?|密码|口令)(?:\[\d+\])?$/i;

/** A reference to where the secret stands is none: `${DB_PASSWORD}`, `{{ vault }}`. */
const reference = /^(?:\$\{[^{}:]*\}|\$\([^()]*\)|\{\{[^{}]*\}\}|%[A-Z_][A-Z0-9_]*%|@[a-z]\w*(?:[.-]\w+)+@)$/;

/** Directives of nginx whose first word names what the second one is. */
const namesFirst = /^(?:\w*set_header\w*|add_header|\w+_param|set|auth_request_set|env)$/;

/** Blocks of nginx whose entries begin with what is looked up: a list of keys is `map $http_apikey $client { ... }`. */
const lookup = /(?:^|[.:])(?:map|geo|split_clients)\([^)]*(?:key|token|secret|auth|pass|cookie)[^)]*\)(?:\[\d+\])?\./i;

/** What a setting may show. `withheld`: its value is a mark. */
export interface Shown {
  /** As it is written; it may hold a secret itself. */
  readonly writtenKey: string;
  readonly value: KeyValue;
  readonly withheld: boolean;
}

/**
 * Takes secrets out of settings before they leave the probe; by the keys that may be shown. No digest of a secret is
 * kept either: most passwords can be guessed, and then a digest says which guess was right.
 */
export function withoutSecrets(values: ReadonlyMap<string, KeyValue>): ReadonlyMap<string, Shown> {
  const named = secretParents(values);
  const secretObjects = secretManifests(values);
  const shown = new Map<string, Shown>();
  for (const [key, value] of values) {
    const besideName = named.has(parentOf(key)) && !isBesideName(key);
    const inSecret = secretObjects.some((prefix) => key.startsWith(prefix));
    const isSecret = isSecretKey(key) || besideName || inSecret || namesSecret(key, value) || hasSecret(value);
    const withheld = hasValue(value) && isSecret;
    shown.set(unused(shownKey(key), shown), { writtenKey: key, value: withheld ? secretMark : value, withheld });
  }
  return shown;
}

/** A key as it may be shown: keys can be made of what a file says, as the conditions and tables of nginx are. */
export function shownKey(key: string): string {
  const table = lookup.exec(key);
  if (table !== null) return `${key.slice(0, table.index + table[0].length)}${secretMark}`;
  return hasSecretForm(key) ? secretMark : key;
}

function unused(key: string, taken: ReadonlyMap<string, unknown>): string {
  let free = key;
  for (let count = 2; taken.has(free); count += 1) free = `${key}~${String(count)}`;
  return free;
}

/** Where the contents of Kubernetes Secrets begin: all of them are secret, whatever they are called. */
function secretManifests(values: ReadonlyMap<string, KeyValue>): readonly string[] {
  const kinds = [...values].filter(([key, value]) => value === 'Secret' && /(?:^|[.:])kind$/.test(key));
  return kinds.flatMap(([key]) => ['data.', 'stringData.'].map((member) => key.slice(0, -'kind'.length) + member));
}

/** A value that says by itself what it is: `X-Api-Key abc` of nginx, `DB_PW=abc` in a list. */
function namesSecret(key: string, value: KeyValue): boolean {
  if (Array.isArray(value)) return value.some((each) => namesSecret(key, each));
  if (typeof value !== 'string') return false;
  const byFirst = namesFirst.test(lastPart(key));
  const [, name, rest] = /^["']?\$?([\p{L}\p{N}_.-]{1,200})["']?(?:\s*[=:]\s*|\s+)(\S.*)$/su.exec(value) ?? [];
  if (name === undefined || rest === undefined || reference.test(rest)) return false;
  const isPair = byFirst || /^[\p{L}\p{N}_.-]+=/u.test(value);
  return isPair && !/^\$\w+$/.test(rest) && isSecretName(name);
}

/** Whether the value of a key is to be withheld for the name alone. */
export function isSecretKey(key: string): boolean {
  const name = lastPart(key);
  if (isAboutSecrets(name)) return false;
  return isSecretName(name, bare(key)) || key.split(/[.:]/).some((part) => container.test(part));
}

/** Whether a value holds a secret that can be told by its form. */
export function hasSecret(value: KeyValue): boolean {
  if (typeof value === 'string') return !reference.test(value) && hasSecretForm(value);
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
