import { value, type Message } from '../../model/message.ts';
import type { DialectName } from '../../model/words.ts';
import type { Json } from '../../model/json.ts';
import type { Dialect, Version } from '../versioning/dialect.ts';
import { parseRange, satisfies } from '../versioning/range.ts';
import { dialectOf } from '../versioning/registry.ts';
import { notUnderstood, truthOf, type Truth } from './truth.ts';

/** A version, or why it cannot be read. */
export type ReadVersion =
  | { readonly ok: true; readonly version: Version; readonly dialect: Dialect }
  | { readonly ok: false; readonly why: Message };

/**
 * Reads a version in its dialect. A whole number counts as a version; one with a fraction does not, because JSON has
 * already turned 1.10 into 1.1.
 */
export function readVersion(raw: Json, name: DialectName): ReadVersion {
  const dialect = dialectOf(name);
  const text = typeof raw === 'number' && Number.isSafeInteger(raw) ? String(raw) : raw;
  const version = typeof text === 'string' ? dialect.parse(text) : null;
  if (version !== null) return { ok: true, version, dialect };
  return { ok: false, why: { code: 'actual.version-not-understood', params: { value: value(raw), dialect: name } } };
}

/** Whether a version lies in a range. What cannot be read is unknown: it was seen, but not understood. */
export function inRange(raw: Json, range: string, name: DialectName): Truth {
  const read = readVersion(raw, name);
  if (!read.ok) return notUnderstood(read.why);
  const parsed = parseRange(read.dialect, range);
  if (!parsed.ok) {
    return notUnderstood({ code: 'actual.range-not-understood', params: { range: value(range), dialect: name } });
  }
  return truthOf(satisfies(read.dialect, parsed.range, read.version));
}
