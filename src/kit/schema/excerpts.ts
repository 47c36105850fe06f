import type { Json } from '../../model/json.ts';

/** Longest text shown whole, and how much stands before and after the first place where two longer ones part. */
const longest = 160;
const before = 30;
const after = 110;

/** Both sides as they are shown: of long texts the place where they part. Everything else as it is. */
export function excerpts(left: Json, right: Json): readonly [Json, Json] {
  if (typeof left !== 'string' || typeof right !== 'string') return [left, right];
  if (left.length <= longest && right.length <= longest) return [left, right];
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  const from = at <= before ? 0 : at - before;
  return [cut(left, from, at + after), cut(right, from, at + after)];
}

function cut(text: string, from: number, to: number): string {
  return `${from === 0 ? '' : '…'}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}
