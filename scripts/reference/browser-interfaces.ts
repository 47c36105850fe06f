import type { CompatData, CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data';
import { compatData } from './browser-features.ts';

const browsers = ['chrome', 'firefox', 'safari'] as const;
/** Whatever all three had by these versions is no news in any browser of today. */
const oldest = [60, 60, 12] as const;
/** Objects that hold constructors and functions: `Intl.Segmenter.segment` is a member of a member. */
const namespaces = /^(?:Intl|Temporal|WebAssembly)$/;
/** What a script can name, a symbol included; notes on behaviour have blanks of `_`: `worker_support`. */
const nameable = /^(?:@@)?(?:[A-Za-z$][A-Za-z0-9$]*|[A-Z][A-Z0-9_]*)$/;

/**
 * Text of src/reference/browser-interfaces.json: of each object, function and property that a script can find at run
 * time, the first versions of Chromium, Firefox and Safari that have it (`-`: none does), `Crypto.randomUUID 92 95 15.4`.
 * From `api`, `javascript.builtins` and `webassembly.api` of @mdn/browser-compat-data (CC0). Left out is what all three
 * had by Chromium 60, Firefox 60 and Safari 12.
 *
 * A version counts only where nobody has to switch anything on: no flag, no prefix, no other name, no preview; what works
 * in part is there. What an engine had and lost again counts from the day it came: nobody is told of a loss.
 * `_static` is taken off a key; where a member of the instances has the same name, both are listed, with `_static` the
 * one of the interface itself, so that nothing is taken for younger than it is. `scrollend_event` becomes `onscrollend`.
 */
export function browserInterfaces(data: CompatData = compatData()): string {
  const all = new Map<string, CompatStatement>();
  collect(data.api, [], all);
  collect(data.javascript['builtins'], [], all);
  collect(data.webassembly['api'], ['WebAssembly'], all);
  const rows: string[] = [];
  for (const [key, statement] of all) {
    const plain = key.replace(/_static$/, '');
    const versions = browsers.map((browser) => firstVersion(statement, browser));
    if (versions.every((version, index) => version !== null && version <= (oldest[index] ?? 0))) continue;
    const name = plain !== key && !all.has(plain) ? plain : key;
    rows.push([name, ...versions.map((version) => version ?? '-')].join(' '));
  }
  rows.sort((one, other) => (one < other ? -1 : 1));
  return `${JSON.stringify({ date: data.__meta.timestamp.slice(0, 10), version: data.__meta.version, interfaces: rows }, null, 2)}\n`;
}

function collect(place: Identifier | undefined, path: readonly string[], all: Map<string, CompatStatement>): void {
  for (const name of Object.keys(place ?? {})) {
    const below = place?.[name];
    if (name === '__compat' || below === undefined) continue;
    const own = nameOf(name, path);
    if (own === null) continue;
    const key = [...path, own];
    if (below.__compat !== undefined) all.set(key.join('.'), below.__compat);
    if (key.length === 1 || (key.length === 2 && namespaces.test(path[0] ?? ''))) collect(below, key, all);
  }
}

/** As a script writes it; null: it is no name. */
function nameOf(name: string, path: readonly string[]): string | null {
  const plain = name.replace(/_(?:static|event)$/, '');
  if (!nameable.test(plain)) return null;
  if (path[0] === 'Proxy') return null; // members of its handlers
  return name.endsWith('_event') ? `on${plain}` : name;
}

/** First version from which on it is there without a break; where it was lost, the first one that had it; null: none. */
function firstVersion(statement: CompatStatement, browser: (typeof browsers)[number]): number | null {
  const support = statement.support[browser];
  const there = (support === undefined ? [] : [support].flat()).filter(isThere).sort((a, b) => added(b) - added(a));
  let first: SimpleSupportStatement | undefined;
  for (const each of there) {
    const lasts = each.version_removed === undefined;
    const joins = first !== undefined && Number(each.version_removed) >= added(first);
    if (first === undefined || lasts || joins || first.version_removed !== undefined) first = each;
  }
  return first === undefined ? null : added(first);
}

function isThere({ version_added: version, flags, prefix, alternative_name: other }: SimpleSupportStatement): boolean {
  if (version === false || version === 'preview') return false;
  return flags === undefined && prefix === undefined && other === undefined;
}

/** `≤37` counts as 37: it was there at the latest. */
function added({ version_added: version }: SimpleSupportStatement): number {
  const number = Number(String(version).replace('≤', ''));
  if (Number.isFinite(number)) return number;
  throw new Error(`${String(version)} is no version.`);
}
