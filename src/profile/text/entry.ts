import { isPrototypeKey } from '../../model/json.ts';
import { coreValue } from './core-schema.ts';
import { clip, hasFullWidth, hasHan, quote, toHalfWidth } from './full-width.ts';
import { MAX_KEY_LENGTH } from './limits.ts';
import type { MistakeParams } from './mistake.ts';
import { emptyNode } from './source.ts';
import type { Source } from './source.ts';
import type { MapBuilder, Node } from './tree.ts';

/**
 * Adds a key with an empty value to a map and gives the function that fills the value in. A key that cannot stand in a
 * profile is reported and left out; its value then goes nowhere.
 */
export function addEntry(source: Source, map: MapBuilder, offset: number, keyNode: Node): (value: Node) => void {
  const nowhere = (): void => undefined;
  const keyAt = source.position(offset);
  if (keyNode.kind !== 'scalar') {
    source.report('complex-key', offset);
    return nowhere;
  }
  const key = keyNode.source;
  const problem = keyProblem(key, keyNode.quoted);
  if (problem !== null) source.report(problem.code, offset, problem.params);
  if (problem?.fatal === true) return nowhere;
  const first = map.seen.get(key);
  if (first !== undefined) {
    source.report('duplicate-key', offset, { key: clip(key), line: first });
    return nowhere;
  }
  map.seen.set(key, keyAt.line);
  const entry: MapBuilder['entries'][number] = {
    key: problem?.meant ?? key,
    keyAt,
    keyQuoted: keyNode.quoted,
    value: emptyNode(keyAt),
  };
  map.entries.push(entry);
  return (value) => {
    entry.value = value;
  };
}

interface KeyProblem {
  readonly code: string;
  readonly params: MistakeParams;
  /** The key cannot be kept. */
  readonly fatal: boolean;
  /** The key as it was surely meant. */
  readonly meant?: string;
}

function keyProblem(key: string, quoted: boolean): KeyProblem | null {
  if (isPrototypeKey(key)) return { code: 'prototype-key', params: { key }, fatal: true };
  if (key === '') return { code: 'empty-key', params: {}, fatal: true };
  if (key.length > MAX_KEY_LENGTH) return { code: 'key-too-long', params: { limit: MAX_KEY_LENGTH }, fatal: true };
  if (quoted) return null;
  if (key === '<<') return { code: 'merge-key', params: {}, fatal: true };
  const found = key.length > 60 ? clip(key) : key;
  if (typeof coreValue(key) !== 'string')
    return { code: 'key-not-text', params: { found, instead: quote(found) }, fatal: false };
  if (!hasFullWidth(key) || hasHan(key)) return null;
  const meant = toHalfWidth(key).replace(/^(["'])(.*)\1$/u, '$2');
  return { code: 'fullwidth-text', params: { found, instead: clip(meant) }, fatal: false, meant };
}
