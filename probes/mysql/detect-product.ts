import { isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';
import { namedByVariable, namedProducts } from './products.ts';

/** What a server that speaks the MySQL protocol is. `version` null: it did not say one we understand. */
export interface Product {
  readonly product: string;
  readonly version: string | null;
  /** What it was told by, as `name: value`. */
  readonly evidence: readonly string[];
}

/** Longest text that is looked at, in characters; real ones have about 120. */
const longest = 400;

/** A version as MySQL’s makers and the packagers of distributions write it: `8.0.42`, `9.7.4-2`, `5.7.29-32-log`. */
const plainVersion =
  /^(\d{1,2}\.\d{1,2}\.\d{1,4})(?:-\d{1,3}(?:[.+~]\w{1,20}){0,4})?(?:-(?:ubuntu|debian|deb|log|debug|commercial|enterprise|cluster|rc|dmr|lts|innovation|u\d|[\d.]+(?:ubuntu|deb)[\w.]{0,20}))*$/i;

/** version_comment of a MySQL as its makers and packagers build it. */
const plainComment =
  /^(?:MySQL (?:Community|Enterprise|Commercial|Cluster Community|Cluster Commercial)\b.{0,80}|Source distribution|Homebrew|\((?:Debian|Ubuntu|Raspbian|Fedora|Red Hat|openEuler|Kylin|UOS|GPL)[^()]{0,60}\)|Ubuntu|Debian)$/i;

const unrecognised = 'unrecognised MySQL-protocol server';

/**
 * Says which product answered, from VERSION(), version_comment and the global variables. A server that names no known
 * product and does not look like a MySQL as its makers build it is an `unrecognised MySQL-protocol server`, never
 * MySQL. An administrator can change all of these texts: the evidence says what the answer rests on.
 */
export function detectProduct(versionText: string, comment: string | null, settings: JsonObject = {}): Product {
  const version = versionText.length > longest ? '' : versionText.trim();
  const about = comment === null || comment.length > longest ? '' : comment.trim();
  return (
    byName(version, about) ??
    byVariable(settings) ??
    mysqlItself(version, about) ?? { product: unrecognised, version: null, evidence: [`version: ${version}`] }
  );
}

function byName(version: string, comment: string): Product | null {
  for (const { product, pattern } of namedProducts) {
    const sources =
      product === 'MariaDB'
        ? ([['version', version]] as const)
        : ([
            ['version', version],
            ['version_comment', comment],
          ] as const);
    const hits = sources.flatMap(([name, text]) => {
      const match = pattern.exec(text);
      return match === null ? [] : [{ evidence: `${name}: ${text}`, version: match[1] ?? null }];
    });
    if (hits.length === 0) continue;
    const own = hits.map((hit) => hit.version).find((each) => each !== null) ?? null;
    return {
      product,
      version: own ?? (sharesNumbers(product) ? numbersOf(version) : null),
      evidence: hits.map((hit) => hit.evidence),
    };
  }
  return null;
}

/** Builds of MySQL that keep its numbers: their version is the one in front. */
function sharesNumbers(product: string): boolean {
  return /^(?:Percona|GreatSQL|TDSQL)/.test(product);
}

function byVariable(settings: JsonObject): Product | null {
  for (const { product, variable, hasVersion } of namedByVariable) {
    const name = Object.keys(settings).find((each) => variable.test(each));
    if (name === undefined) continue;
    const value = settings[name];
    return { product, version: hasVersion ? textOf(value) : null, evidence: [`${name}: ${textOf(value) ?? ''}`] };
  }
  return null;
}

/** From 5 to 9, and from 26 on (numbered by year since July 2026); 10 to 25 were never MySQL’s. */
function mysqlItself(version: string, comment: string): Product | null {
  const number = plainVersion.exec(version)?.[1];
  if (number === undefined || !plainComment.test(comment)) return null;
  const major = Number(number.split('.')[0]);
  if (major < 5 || (major > 9 && major < 26)) return null;
  return { product: 'MySQL', version: number, evidence: [`version: ${version}`, `version_comment: ${comment}`] };
}

function numbersOf(version: string): string | null {
  return /^\d{1,3}\.\d{1,3}\.\d{1,4}/.exec(version)?.[0] ?? null;
}

function textOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return /^\d[\w.-]{0,40}$/.test(value) ? value : null;
  return typeof value === 'number' ? String(value) : null;
}

/** Product of stored facts; null: VERSION() was not seen. */
export function productOf({ versionText, versionComment, settings }: JsonObject): Product | null {
  if (typeof versionText !== 'string') return null;
  const comment = typeof versionComment === 'string' ? versionComment : null;
  return detectProduct(versionText, comment, settings !== undefined && isJsonObject(settings) ? settings : {});
}
