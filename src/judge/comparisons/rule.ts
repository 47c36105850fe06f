import { plainProductName } from '../../model/product-name.ts';
import { value, type Message, type Param } from '../../model/message.ts';
import { knownOf } from '../findings/known.ts';
import { isNone, type Seen } from '../facts/sight.ts';
import { isBefore, readInstant } from '../matchers/instant.ts';
import { compareQuantities, quantityOf } from '../matchers/quantity.ts';
import { mismatch, no, notUnderstood, opposite, truthOf, unseen, yes, type Truth } from '../matchers/truth.ts';
import { readVersion } from '../matchers/versions.ts';
import { valueOf } from './diff.ts';
import { isOneSystem, type Side } from './side.ts';
import { compareStructures, type Structure } from './structure.ts';
import type { Comparison } from '../../model/profile.ts';
import type { DialectName } from '../../model/words.ts';
import type { Difference } from '../../model/finding.ts';
import type { MatchContext } from '../matchers/match-context.ts';

/** What a comparison asks. */
export type Rule = Pick<Comparison, 'rule' | 'within' | 'paths' | 'shared'>;

/** Two sides, compared. */
export interface Compared {
  readonly left: Side;
  readonly right: Side;
  readonly truth: Truth;
  readonly differences: readonly Difference[];
  /** Both sides are one running system, and the rule does not allow for it. */
  readonly oneSystem: boolean;
}

/**
 * Holds the left side against the right. Sides that are one running system fail `different`, and leave every other
 * rule unknown, unless the author said that they may be one.
 */
export function compareSides(rule: Rule, left: Side, right: Side, context: MatchContext): Compared {
  if (!rule.shared && isOneSystem(left, right)) {
    const said = { code: 'compare.one-system', params: { left: value(left.place), right: value(right.place) } };
    const truth = rule.rule === 'different' ? mismatch(said) : notUnderstood(said);
    return { left, right, truth, differences: [], oneSystem: true };
  }
  const { truth, differences } = judged(rule, left, right, context);
  // What only informs is told also where both sides agree.
  const told = truth.is === 'no' ? differences : differences.filter((each) => each.informs === true);
  return { left, right, truth, differences: told, oneSystem: false };
}

function judged(rule: Rule, left: Side, right: Side, context: MatchContext): Structure {
  switch (rule.rule) {
    case 'same':
      return compareStructures(left, right, []);
    case 'same-except':
      return compareStructures(left, right, rule.paths);
    case 'different':
      return { truth: opposite(compareStructures(left, right, []).truth), differences: [] };
    default: {
      const truth = ordered(rule, left, right, context);
      return { truth, differences: [changed(left, right)] };
    }
  }
}

function changed(left: Side, right: Side): Difference {
  return { path: '', kind: 'changed', rank: 0, left: valueOf(left.known.sight), right: valueOf(right.known.sight) };
}

/** Rules over values that have an order. None on both sides agrees; on one side only there is nothing to hold against. */
function ordered(rule: Rule, one: Side, another: Side, context: MatchContext): Truth {
  const [a, b] = [one.known, another.known];
  if (a.sight.kind === 'gap') return unseen(a.sight);
  if (b.sight.kind === 'gap') return unseen(b.sight);
  if (isNone(a.sight) && isNone(b.sight)) return yes;
  if (a.sight.kind === 'absent' || b.sight.kind === 'absent' || isNone(a.sight) || isNone(b.sight)) return no;
  if (rule.rule === 'near') return near(rule, a.sight, b.sight);
  const byNature = rule.rule === 'not-ahead' || rule.rule === 'not-behind' ? order(a.sight, b.sight, context) : null;
  if (byNature !== null) return truthOf(rule.rule === 'not-ahead' ? byNature <= 0 : byNature >= 0);
  const name = areOfTwoProducts(one, another, context) ? null : commonDialect(a.sight, b.sight);
  if (name === null) return notUnderstood(twoDialects(one, another, context));
  const left = readVersion(a.sight.value, name);
  if (!left.ok) return notUnderstood(at(left.why, one.state.task.id.environment));
  const right = readVersion(b.sight.value, name);
  if (!right.ok) return notUnderstood(at(right.why, another.state.task.id.environment));
  const { dialect, version } = left;
  if (rule.rule === 'same-major') return truthOf(dialect.major(version) === dialect.major(right.version));
  if (rule.rule === 'same-minor') return truthOf(dialect.minor(version) === dialect.minor(right.version));
  const sign = dialect.compare(version, right.version);
  return truthOf(rule.rule === 'not-ahead' ? sign <= 0 : sign >= 0);
}

function at<T extends { readonly params: object }>(message: T, environment: string): T {
  return { ...message, params: { ...message.params, environment: value(environment) } };
}

/**
 * The dialect of both; where only one side has one, that; where one says `loose`, that. Null: the versions of two
 * products, between whose numbers there is no order.
 */
function commonDialect(a: Seen, b: Seen): DialectName | null {
  const [left, right] = [a.schema?.dialect, b.schema?.dialect];
  if (left === undefined || right === undefined) return left ?? right ?? 'loose';
  if (left === right) return left;
  return left === 'loose' || right === 'loose' ? 'loose' : null;
}

/**
 * Whether both are versions of products that have no numbers in common. Builds of one product by others keep its
 * dialect; products that are only known by `loose` numbers have nothing in common.
 */
function areOfTwoProducts(one: Side, another: Side, context: MatchContext): boolean {
  const [a, b] = [one, another].map((side) => productOf(side, context));
  if (a === undefined || b === undefined || a === null || b === null || plainProductName(a) === plainProductName(b))
    return false;
  return dialectAt(one) === 'loose' || dialectAt(one) !== dialectAt(another);
}

/** The product whose version a side is; null: its dialect hangs on none, or it was not seen. */
function productOf({ state, known }: Side, context: MatchContext): string | null {
  const path = known.sight.kind === 'seen' ? known.sight.schema?.dialectOf : undefined;
  if (path === undefined) return null;
  const { sight } = knownOf(state, path, context);
  return sight.kind === 'seen' && typeof sight.value === 'string' ? sight.value : null;
}

function twoDialects(left: Side, right: Side, context: MatchContext): Message {
  const params = { left: value(left.place), right: value(right.place) };
  const dialects = { leftDialect: numbersOf(left, context), rightDialect: numbersOf(right, context) };
  return { code: 'compare.two-dialects', params: { ...params, ...dialects } };
}

/** Whose numbers a side has: the product where one is known, else the dialect. */
function numbersOf(side: Side, context: MatchContext): Param {
  const product = productOf(side, context);
  return product === null ? dialectAt(side) : value(product);
}

function dialectAt({ known }: Side): string {
  return (known.sight.kind === 'seen' ? known.sight.schema?.dialect : undefined) ?? 'loose';
}

/** Order of numbers and instants; null: they are neither. */
function order(a: Seen, b: Seen, context: MatchContext): -1 | 0 | 1 | null {
  if (a.schema?.dialect !== undefined || b.schema?.dialect !== undefined) return null;
  if (typeof a.value === 'number' && typeof b.value === 'number') return compareQuantities(a.value, b.value);
  if (typeof a.value !== 'string' || typeof b.value !== 'string') return null;
  const [left, right] = [readInstant(a.value, context.timeZone), readInstant(b.value, context.timeZone)];
  if (left === null || right === null) return null;
  if (isBefore(left, right)) return -1;
  return isBefore(right, left) ? 1 : 0;
}

/** Within a share of the right side, or within an amount in the unit of the fact. */
function near({ within }: Rule, a: Seen, b: Seen): Truth {
  const [left, right] = [quantityOf(a.value, a.schema), quantityOf(b.value, b.schema)];
  if (left === null || right === null) {
    const raw = left === null ? a.value : b.value;
    return mismatch({
      code: 'actual.not-of-type',
      params: { value: value(raw), wanted: { kind: 'message', code: 'actual.type-number', params: {} } },
    });
  }
  // Integers beyond 2^53 that differ are never nearer than 1, though they may be the same double.
  const least =
    typeof left === 'bigint' || typeof right === 'bigint' ? Number(compareQuantities(left, right) !== 0) : 0;
  const distance = Math.max(least, Math.abs(Number(left) - Number(right)));
  if (within === null) return truthOf(distance === 0);
  const allowed = 'percent' in within ? (Math.abs(Number(right)) * within.percent) / 100 : within.absolute;
  return truthOf(distance <= allowed);
}
