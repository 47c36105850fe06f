import { isJsonList, type Json } from '../../model/json.ts';
import type { AspectRule } from './aspects.ts';

/** Whether an aspect is the same on both sides. Snapshots are in canonical order, so equal texts are equal values. */
export function sameAspect(left: Json, right: Json, rule: AspectRule): boolean {
  if (left === right) return true;
  if (rule.order !== true || !isJsonList(left) || !isJsonList(right))
    return JSON.stringify(left) === JSON.stringify(right);
  return JSON.stringify(common(left, right)) === JSON.stringify(common(right, left));
}

/** What both lists have, in the order of the first. */
function common(first: readonly Json[], second: readonly Json[]): readonly Json[] {
  const there = new Set(second);
  return first.filter((each) => there.has(each));
}
