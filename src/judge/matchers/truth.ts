import type { Message } from '../../model/message.ts';
import type { Unseen } from '../facts/sight.ts';

/** Three-valued: yes, no, or not known. */
export type Truth = Yes | No | Unknown;

export interface Yes {
  readonly is: 'yes';
}

export interface No {
  readonly is: 'no';
  /** What was seen, where the value alone does not say it. */
  readonly actual: Message | null;
  /** The question does not fit what was seen (a number asked of a text): no, under `not` too. */
  readonly mismatch: boolean;
}

export interface Unknown {
  readonly is: 'unknown';
  /** What was not seen; null: it was seen, but not understood. */
  readonly unseen: Unseen | null;
  readonly actual: Message | null;
}

export const yes: Yes = { is: 'yes' };
export const no: No = { is: 'no', actual: null, mismatch: false };

/** It was not seen. */
export function unseen(sight: Unseen): Unknown {
  return { is: 'unknown', unseen: sight, actual: null };
}

/** It was seen, but not understood. */
export function notUnderstood(actual: Message): Unknown {
  return { is: 'unknown', unseen: null, actual };
}

/** The question does not fit what was seen. */
export function mismatch(actual: Message): No {
  return { is: 'no', actual, mismatch: true };
}

export function truthOf(holds: boolean): Truth {
  return holds ? yes : no;
}

/** The opposite of one statement. A question that does not fit stays a no, and what is not known stays not known. */
export function opposite(truth: Truth): Truth {
  if (truth.is === 'yes') return no;
  return truth.is === 'no' && !truth.mismatch ? yes : truth;
}

/** All of them hold: one no decides, then one unknown. */
export function allOf(truths: Iterable<Truth>): Truth {
  let undecided: Truth | null = null;
  for (const truth of truths) {
    if (truth.is === 'no') return truth;
    if (truth.is === 'unknown') undecided ??= truth;
  }
  return undecided ?? yes;
}

/** One of them holds: one yes decides, then one unknown. */
export function anyOf(truths: Iterable<Truth>): Truth {
  let undecided: Truth | null = null;
  let refused: No | null = null;
  for (const truth of truths) {
    if (truth.is === 'yes') return truth;
    if (truth.is === 'unknown') undecided ??= truth;
    else refused ??= truth;
  }
  return undecided ?? refused ?? no;
}
