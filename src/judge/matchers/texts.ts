import { value } from '../../model/message.ts';
import { notOfType } from './bounds.ts';
import { mismatch, notUnderstood, truthOf, type Truth } from './truth.ts';
import type { Json } from '../../model/json.ts';
import type { MatchContext } from './match-context.ts';

/** Whether a text has a match of the expression anywhere in it. */
export function matchesPattern(raw: Json, source: string, context: MatchContext): Truth {
  if (typeof raw !== 'string') return mismatch(notOfType(raw, 'text'));
  const pattern = context.pattern(source);
  if (pattern === null)
    return notUnderstood({ code: 'actual.pattern-not-understood', params: { pattern: value(source) } });
  return truthOf(pattern.matcher(raw).find());
}

export function startsOrEndsWith(op: 'startsWith' | 'endsWith', raw: Json, text: string): Truth {
  if (typeof raw !== 'string') return mismatch(notOfType(raw, 'text'));
  return truthOf(op === 'startsWith' ? raw.startsWith(text) : raw.endsWith(text));
}
