import type { Json, JsonObject } from '../../../model/json.ts';
import type { Gap } from '../../../model/observation.ts';
import { gapsAt, noted, type Missed } from '../../machine/missed.ts';
import type { Found } from '../look.ts';
import type { Applied } from './applied.ts';

/** The lock of a tool. */
export interface Locked extends JsonObject {
  readonly locked: boolean | null;
  readonly lockedBy: string | null;
  readonly lockedSince: string | null;
}

/** What was learnt of one tool’s bookkeeping. */
export interface Book {
  readonly tool: string;
  /** Null: not read. */
  readonly applied: Applied | null;
  /** Null: not read. */
  readonly locked: Locked | null;
  /** Why something of it is not known; null: all is. */
  readonly missed: Missed | null;
  /** The fact, where it was read. */
  readonly fact?: JsonObject;
}

/** What the state is worked out from, besides the books. */
interface Asked {
  /** Undefined: nobody said what is expected. */
  readonly expected: readonly string[] | undefined;
  /** A table that is not seen is not there, whatever the rights of the account. */
  readonly seesAll: boolean;
}

/**
 * The fact `migrationState`: failed migrations and locks of all tools, and applied ones held against the expected. What
 * rests on something that was not read is a gap, and so is what nobody said what to hold against.
 */
export function stateOf(books: readonly Book[], asked: Asked): Found {
  const state: Record<string, Json> = {};
  const gaps: Gap[] = [];
  const tell = (name: string, told: Json | Missed): void => {
    if (isMissed(told)) gaps.push(...gapsAt([`migrationState.${name}`], told));
    else state[name] = told;
  };
  tell('failed', failedOf(books));
  tell('locked', lockedOf(books));
  const against = compared(books, asked);
  tell('pending', isMissed(against) || against === null ? against : against.pending);
  tell('unexpected', isMissed(against) || against === null ? against : against.unexpected);
  return { facts: { migrationState: state }, gaps };
}

/** JSON has lists, numbers and texts, of which none has a reason. */
function isMissed(told: unknown): told is Missed {
  return typeof told === 'object' && told !== null && 'reason' in told;
}

function failedOf(books: readonly Book[]): Json | Missed {
  const unread = books.find((each) => each.missed !== null)?.missed;
  if (unread !== undefined && unread !== null) return unread;
  const lists = books.flatMap(({ applied }) => (applied?.failed ? [applied.failed] : []));
  return lists.length === 0 ? null : lists.flat();
}

function lockedOf(books: readonly Book[]): Json | Missed {
  const flags = books.map(({ locked }) => locked);
  if (flags.some((each) => each?.locked === true)) return true;
  const unread = books.find(({ locked }) => locked === null);
  if (unread !== undefined) return unread.missed ?? noted('not-reached', 'kit.gap.migrations-lock');
  return flags.every((each) => each?.locked === null) ? null : false;
}

function compared(
  books: readonly Book[],
  { expected, seesAll }: Asked,
): { readonly pending: readonly string[]; readonly unexpected: readonly string[] } | Missed | null {
  if (expected === undefined) {
    return books.length === 0 ? null : noted('not-reached', 'kit.gap.migrations-expected');
  }
  const unread = books.find((each) => each.missed !== null)?.missed;
  if (unread !== undefined && unread !== null) return unread;
  if (books.length === 0 && !seesAll) return noted('not-reached', 'kit.gap.migrations-hidden');
  const applied = new Set(books.flatMap((each) => each.applied?.entries.map(({ id }) => id) ?? []));
  const wanted = new Set(expected);
  return {
    pending: expected.filter((id) => !applied.has(id)),
    unexpected: [...applied].filter((id) => !wanted.has(id)),
  };
}
