import { browserNamed } from './browser-names.ts';

/** Which versions of a browser are meant. `any`: no version is written. */
export type FleetVersions =
  | { readonly kind: 'any' }
  | { readonly kind: 'exactly' | 'from' | 'above'; readonly version: string }
  | { readonly kind: 'range'; readonly version: string; readonly last: string };

/** One entry of a fleet. */
export interface FleetEntry {
  /** As it was written. */
  readonly asked: string;
  /** Its name as it was written, without the version. */
  readonly browser: string;
  readonly versions: FleetVersions;
}

/** What is wrong with an entry: a code of the kit’s messages. */
export type FleetMistake =
  | 'kit.fleet.empty'
  | 'kit.fleet.too-long'
  | 'kit.fleet.no-name'
  | 'kit.fleet.query'
  | 'kit.fleet.older'
  | 'kit.fleet.range-reversed'
  | QueryMistake;

/** What is wrong with a query: a code of the kit’s messages. */
export type QueryMistake =
  | 'kit.fleet.query-long'
  | 'kit.fleet.query-wrong'
  | 'kit.fleet.query-browser'
  | 'kit.fleet.query-version'
  | 'kit.fleet.query-region'
  | 'kit.fleet.query-feature'
  | 'kit.fleet.query-not-first'
  | 'kit.fleet.query-outside'
  | 'kit.fleet.query-empty'
  | 'kit.fleet.query-shares';

/** An entry, or what is wrong with it. */
export type ParsedFleet =
  { readonly ok: true; readonly entry: FleetEntry } | { readonly ok: false; readonly mistake: FleetMistake };

const longest = 80;
const number = String.raw`\d{1,6}(?:\.\d{1,6}){0,5}`;
/** A version needs something between itself and the name, except after a name without digits (`ie11`). */
const versioned = new RegExp(
  String.raw`^(?<name>.*?)(?:(?<sign>\s*(?:>=|>|=)\s*v?)|\s+v?|(?<=^[^\d]+))(?<version>${number})(?<rest>\s*-\s*v?(?<last>${number})|\s*(?:\+|(?:及|或|及其|以)?以上(?:版本)?))?$`,
  'iu',
);
/** What selects browsers by their shares, their age and the like: `> 1%`, `last 2 versions`. */
const query =
  /[%,，]|^(?:last|defaults|not|(?:(?:fully|partially)\s+)?supports|cover|dead|maintained|current|since|unreleased|extends|baseline|browserslist|electron|node)\b|(?:^|\s)(?:and|or|not)\s/iu;

/** Whether an entry of a fleet is a query, see readQueries, and not one browser. */
export function isQuery(text: string): boolean {
  return query.test(text.normalize('NFKC').trim());
}

/**
 * Reads one entry of a fleet: `NAME`, `NAME VERSION`, `NAME >= VERSION`, `NAME > VERSION`, `NAME 90-95`, `NAME 90+`,
 * with a Chinese name and full-width signs too; `Firefox 115 ESR` and `Firefox ESR 115`. Whether there is such a browser
 * is resolveFleet’s matter. Never throws.
 */
export function parseFleet(text: string): ParsedFleet {
  const plainText = text.normalize('NFKC').trim();
  const problem = mistakeOf(plainText);
  if (problem !== null) return { ok: false, mistake: problem };
  const [written, esr] = withoutEsr(plainText.replaceAll(/≥|⩾|=>/g, '>=').replaceAll(/[–—~〜]/g, '-'));
  const found = versioned.exec(written)?.groups;
  const name = (found?.['name'] ?? written).trim();
  if (!/\p{L}|^360$/u.test(name)) return { ok: false, mistake: 'kit.fleet.no-name' };
  const versions = found === undefined ? ({ kind: 'any' } as const) : versionsOf(found);
  if (versions === null) return { ok: false, mistake: 'kit.fleet.range-reversed' };
  return { ok: true, entry: { asked: text.trim(), browser: esr ? 'Firefox ESR' : name, versions } };
}

function mistakeOf(text: string): FleetMistake | null {
  if (text === '') return 'kit.fleet.empty';
  if (text.length > longest) return 'kit.fleet.too-long';
  if (query.test(text)) return 'kit.fleet.query';
  return /[<≤]/u.test(text) ? 'kit.fleet.older' : null;
}

/** `Firefox 115 ESR` is Firefox ESR 115. */
function withoutEsr(text: string): readonly [text: string, esr: boolean] {
  const without = text.replace(/\s*esr\b/iu, '');
  const name = without.replace(/[\s>=v\d.+-]*$/iu, '');
  return without !== text && browserNamed(name)?.browser === 'firefox' ? [without, true] : [text, false];
}

type Groups = NonNullable<RegExpExecArray['groups']>;

function versionsOf({ sign, version = '', rest, last }: Groups): FleetVersions | null {
  if (last !== undefined) return compareVersions(version, last) > 0 ? null : { kind: 'range', version, last };
  if (rest !== undefined || sign?.includes('>=') === true) return { kind: 'from', version };
  return { kind: sign?.includes('>') === true ? 'above' : 'exactly', version };
}

/** Negative: the first one is the older. By their numbers, as far as both are written; then the shorter one is older. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [one.split('.').map(Number), other.split('.').map(Number)];
  for (const [index, value] of left.entries()) {
    const difference = value - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
