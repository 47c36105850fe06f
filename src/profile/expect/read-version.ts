import { parseRange } from '../../judge/versioning/range.ts';
import { dialectOf } from '../../judge/versioning/registry.ts';
import { writtenOf } from '../shape/fields.ts';
import type { ScalarNode } from '../text/tree.ts';
import { isLossy } from '../values/parameter-type.ts';
import { placeInScalar } from './fact-path-pieces.ts';
import { inOneDialect, type Subject } from './subject.ts';

/** Something that is more than one version: an operator, or several words. */
const rangeLike = /^\s*(?:[<>=~^]|\*)|[\s,|]/;

/** A version range in the dialect of the fact; undefined after a mistake was reported. */
export function readRange(node: ScalarNode, subject: Subject): string | undefined {
  const text = versionText(node, subject);
  if (text === undefined) return undefined;
  const result = inOneDialect(subject, (dialect) => parseRange(dialect, text));
  if (result?.ok === true) return result.range.text;
  if (result?.ok === false) subject.sink.report(result.code, placeInScalar(node, result.at), result.params);
  return undefined;
}

/** One version that a fact can equal. */
export function readVersion(node: ScalarNode, subject: Subject): string | undefined {
  const text = versionText(node, subject)?.trim();
  if (text === undefined || isRange(text, node, subject)) return undefined;
  const [dialect] = subject.dialects;
  if (dialect === undefined || subject.dialects.some((each) => each.parse(text) !== null)) return text;
  const params = { written: writtenOf(node), fact: subject.name, dialect: dialect.name, example: dialect.example };
  subject.sink.report('version-unreadable', node.at, params);
  return undefined;
}

/** One version as a bound: it may have fewer numbers than the versions of the product. */
export function readVersionBound(node: ScalarNode, operator: string, subject: Subject): string | undefined {
  const text = versionText(node, subject)?.trim();
  if (text === undefined || isRange(text, node, subject)) return undefined;
  const result = inOneDialect(subject, (dialect) => parseRange(dialect, `${operator}${text}`));
  if (result?.ok === true) return text;
  if (result?.ok === false)
    subject.sink.report(result.code, placeInScalar(node, Math.max(0, result.at - operator.length)), result.params);
  return undefined;
}

/** Whether a text of no declared kind can stand as the bound of a version. */
export function isLooseVersion(text: string): boolean {
  return !rangeLike.test(text) && parseRange(dialectOf('loose'), `>=${text}`).ok;
}

function isRange(text: string, node: ScalarNode, subject: Subject): boolean {
  if (!rangeLike.test(text)) return false;
  subject.sink.report('range-not-version', node.at, { written: writtenOf(node), fact: subject.name });
  return true;
}

/** The text of a version. A whole number loses nothing; a fraction may have lost a zero. */
function versionText(node: ScalarNode, subject: Subject): string | undefined {
  if (typeof node.value === 'boolean' || node.value === null) {
    subject.sink.report('value-misfit-version', node.at, { written: writtenOf(node), fact: subject.name });
    return undefined;
  }
  if (!isLossy(node)) return node.source;
  const params = { written: writtenOf(node), read: String(node.value), fact: subject.name };
  subject.sink.report('version-number', node.at, params);
  return undefined;
}
