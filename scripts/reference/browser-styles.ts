import type { CompatData, CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data';
import { stylePlaces } from '../../src/kit/sheet/style-places.ts';
import { compatData } from './browser-features.ts';

const browsers = { chromium: 'chrome', firefox: 'firefox', safari: 'safari' } as const;
type Engine = keyof typeof browsers;

/** What every engine had by then is in all that a site may have. */
const oldest: Readonly<Record<Engine, number>> = { chromium: 60, firefox: 60, safari: 12 };

/** Statements on a part that says something else than its key, by key, engine and version: they do not count. */
const otherwise: readonly string[] = [
  // It was `:--name` then.
  'selectors.state chromium 90',
];

/** Keys that look like a word of CSS and are none. */
const noWords = /^(?:properties\..*\.(?:is_animatable|svg_support)|at-rules\..*(?:[A-Z_].*|\.calc))$/;

/**
 * Text of src/reference/browser-styles.json: of each key of MDN’s data (@mdn/browser-compat-data, CC0) below `css` that
 * a reader of style sheets can tell, the first versions of Chromium, Firefox and Safari that take it (`-`: none does), as
 * far as some engine has it since lately or not at all, and some engine has it. A version counts only where nobody has
 * to switch anything on: no flag, no prefix, no other name, no preview. One that has it in part takes it.
 */
export function browserStyles(data: CompatData = compatData()): string {
  const lines: Record<string, string> = {};
  for (const [key, statement] of statements(data.css, '')) {
    const since = { chromium: '-', firefox: '-', safari: '-' };
    for (const engine of Object.keys(browsers) as Engine[]) since[engine] = firstVersion(key, engine, statement); // keys of the record above
    if (isLately(since)) lines[key] = `${since.chromium} ${since.firefox} ${since.safari}`;
  }
  const value = { date: data.__meta.timestamp.slice(0, 10), version: data.__meta.version, styles: lines };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function* statements(place: Identifier, path: string): Generator<readonly [string, CompatStatement]> {
  for (const name of Object.keys(place)) {
    const inner = place[name];
    if (name === '__compat' || inner === undefined) continue;
    const key = path === '' ? name : `${path}.${name}`;
    const statement = inner.__compat;
    if (statement !== undefined && isTold(key, name, statement.description)) yield [key, statement];
    yield* statements(inner, key);
  }
}

/** Whether the key stands for a name of CSS, or for a form that the reader knows. */
function isTold(key: string, name: string, description: string | undefined): boolean {
  const places = stylePlaces(key);
  if (places.length === 0) return false;
  const isWord = places.some(({ names }) => names.some((each) => each === name.toLowerCase() || each === `${name}()`));
  if (!isWord) return true;
  if (noWords.test(key)) return false;
  if (description === undefined || !key.startsWith('properties.') || !/\..*\./.test(key)) return true;
  const written = /^<code>([^<]*)<\/code>(?: value| keyword| query value)?$/.exec(description)?.[1];
  return written?.replace('()', '') === name;
}

function isLately(since: Readonly<Record<Engine, string>>): boolean {
  const all = Object.entries(since) as [Engine, string][]; // keys of a record by engine
  return (
    all.some(([, version]) => version !== '-') && all.some(([engine, version]) => !(Number(version) <= oldest[engine]))
  );
}

/** First version from which on an engine has it without a break. */
function firstVersion(key: string, engine: Engine, statement: CompatStatement): string {
  const support = statement.support[browsers[engine]];
  const having = (support === undefined ? [] : [support].flat()).filter((each) => isHaving(key, engine, each));
  let first: SimpleSupportStatement | undefined;
  for (const each of having.sort((one, other) => added(other) - added(one))) {
    if (first === undefined && each.version_removed !== undefined && each.version_removed !== 'preview') return '-';
    if (first === undefined || Number(each.version_removed) >= added(first)) first = each;
  }
  return first === undefined ? '-' : String(added(first));
}

function isHaving(key: string, engine: Engine, statement: SimpleSupportStatement): boolean {
  const { version_added: version, flags, prefix, alternative_name: otherName } = statement;
  if (version === false || version === 'preview') return false;
  if (flags !== undefined || prefix !== undefined || otherName !== undefined) return false;
  return !otherwise.includes(`${key} ${engine} ${version}`);
}

/** Safari’s 10.1 comes before 11; `≤37` counts as 37: it was there at the latest. */
function added({ version_added: version }: SimpleSupportStatement): number {
  return Number(String(version).replace('≤', ''));
}
