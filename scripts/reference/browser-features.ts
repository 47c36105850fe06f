import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CompatData, CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data';
import { syntaxFeatures } from '../../src/kit/script/features.ts';
import { featureSupplement } from '../../src/reference/browser-feature-supplement.ts';
import { partlyReads } from './browser-features-partly.ts';
import { featureNames } from './browser-features-names.ts';

const browsers = { chromium: 'chrome', firefox: 'firefox', safari: 'safari' } as const;
type Engine = keyof typeof browsers;
const engines = Object.keys(browsers) as Engine[]; // keys of the record above

/**
 * Text of src/reference/browser-features.json: of each feature, those of src/kit/script/features.ts, the first versions of
 * Chromium, Firefox and Safari that read it (`-`: none does) and its name, and of each version of Opera its Chromium.
 * From @mdn/browser-compat-data (CC0). A version counts only where nobody has to switch anything on: no flag, no prefix,
 * no other name, no preview; where a feature works in part only, browser-features-partly.ts says whether it is read.
 * Throws where the data lacks a feature or nobody has decided.
 */
export function browserFeatures(all: readonly string[] = syntaxFeatures, data: CompatData = compatData()): string {
  const keys = all.filter((key) => !key.startsWith('supplement.'));
  const features = Object.fromEntries(keys.map((key) => [key, line(key, statementOf(data, key))]));
  checkSupplement(all);
  checkNames(Object.values(features));
  const opera = Object.entries(data.browsers.opera.releases)
    .filter(([, release]) => release.engine === 'Blink')
    .map(([version, release]) => `${version} ${release.engine_version ?? ''}`);
  const value = { date: data.__meta.timestamp.slice(0, 10), version: data.__meta.version, features, opera };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What the package holds; reading it takes about half a second. */
export function compatData(): CompatData {
  const path = createRequire(import.meta.url).resolve('@mdn/browser-compat-data');
  return JSON.parse(readFileSync(path, 'utf8')) as CompatData; // the package says itself what it holds
}

function statementOf(data: CompatData, key: string): CompatStatement {
  let place: Identifier | undefined = data.javascript;
  for (const part of key.split('.')) place = place?.[part];
  if (place?.__compat !== undefined) return place.__compat;
  throw new Error(
    `@mdn/browser-compat-data ${data.__meta.version} has no javascript.${key}: correct the key in ` +
      'src/kit/script/features.ts, or name it supplement.* and add it to src/reference/browser-feature-supplement.ts.',
  );
}

function line(key: string, statement: CompatStatement): string {
  const versions = engines.map((engine) => firstVersion(key, engine, statement) ?? '-');
  return [...versions, featureNames[key] ?? plainName(key, statement.description)].join(' ');
}

/** First version from which on an engine reads the feature without a break; undefined: none does. */
function firstVersion(key: string, engine: Engine, statement: CompatStatement): string | undefined {
  const support = statement.support[browsers[engine]];
  const all = support === undefined ? [] : [support].flat();
  const reading = all.filter((each) => isReading(key, engine, each));
  let first: SimpleSupportStatement | undefined;
  for (const each of reading.sort((one, other) => added(other) - added(one))) {
    if (first === undefined && each.version_removed !== undefined)
      throw new Error(`${browsers[engine]} has lost javascript.${key} again: src/model/reference.ts cannot say that.`);
    if (first === undefined || Number(each.version_removed) >= added(first)) first = each;
  }
  return first === undefined ? undefined : String(added(first));
}

function isReading(key: string, engine: Engine, statement: SimpleSupportStatement): boolean {
  const { version_added: version, flags, prefix, alternative_name: otherName } = statement;
  if (version === false || version === 'preview') return false;
  if (flags !== undefined || prefix !== undefined || otherName !== undefined) return false;
  const strict = [statement.notes ?? []].flat().some((note) => note.includes('trict mode'));
  if (statement.partial_implementation !== true && !strict) return true;
  const decided = partlyReads[`${key} ${engine} ${version}`];
  if (decided !== undefined) return decided;
  throw new Error(
    `javascript.${key} works in ${engine} ${version} in part only (${[statement.notes ?? ''].flat().join(' ')}): say in ` +
      'scripts/reference/browser-features-partly.ts whether a script with it is read there.',
  );
}

/** Safari’s 10.1 comes before 11; `≤37` counts as 37: it was there at the latest. */
function added({ version_added: version }: SimpleSupportStatement): number {
  const number = Number(String(version).replace('≤', ''));
  if (Number.isFinite(number)) return number;
  throw new Error(`${String(version)} is no version.`);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

function plainName(key: string, description: string | undefined): string {
  if (description === undefined)
    throw new Error(`javascript.${key} has no description: name it in scripts/reference/browser-features-names.ts.`);
  const text = description.replaceAll(/<[^>]*>/g, '').replaceAll('`', '');
  return text.replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

function checkSupplement(all: readonly string[]): void {
  for (const key of Object.keys(featureSupplement))
    if (!all.includes(key))
      throw new Error(`No script is scanned for ${key}, which stands in browser-feature-supplement.ts.`);
  for (const key of all)
    if (key.startsWith('supplement.') && featureSupplement[key] === undefined)
      throw new Error(`${key} is missing in src/reference/browser-feature-supplement.ts.`);
}

/** A report names a feature by nothing else. */
function checkNames(lines: readonly string[]): void {
  const names = lines.map((each) => each.split(' ').slice(engines.length).join(' '));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0)
    throw new Error(`Two features are called ${twice.join(', ')}: name them in browser-features-names.ts.`);
}
