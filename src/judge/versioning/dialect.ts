import type { DialectName } from '../../model/words.ts';

/**
 * One step of what follows the numbers of a version and takes part in its order.
 *
 * At one place: `before` (by rank, then word) < nothing < `number` < `after` (by word). So `18rc1` < `18` and
 * `8.2.1` < `8.2.1-hotfix.3`, and the numbers of a suffix count as numbers.
 */
export type TailToken =
  | {
      readonly kind: 'before';
      /** Order among the words that come before a release; see tail-words.ts. */
      readonly rank: number;
      readonly word: string;
    }
  | {
      readonly kind: 'number';
      /** Decimal digits without leading zeros, of any length, compared as digits and never as a float. */
      readonly digits: string;
    }
  | { readonly kind: 'after'; readonly word: string };

/** A version as read by one dialect. Plain data. */
export interface Version {
  readonly dialect: DialectName;
  /** As it was written, without blanks at the ends. */
  readonly text: string;
  /** The numbers, most significant first, each below 2^53. A missing number counts as 0 in the order. */
  readonly parts: readonly number[];
  /** What follows the numbers and decides order. */
  readonly tail: readonly TailToken[];
  /** What follows and does not decide order: packaging, build hash, name of the distribution. */
  readonly build?: string;
}

/** The version named in a range: as many numbers as were given, and a tail where one was given. */
export type Bound = Pick<Version, 'parts' | 'tail' | 'build'>;

/** How the versions of one family of products are written and compared. */
export interface Dialect {
  readonly name: DialectName;
  /** A version of this dialect for messages. */
  readonly example: string;
  /** Whether ranges may use `~1.2` and `^1.2`: only where the numbers promise compatibility. */
  readonly caret: boolean;
  /** Null when the text is no version of this dialect. Never throws; linear in the text. */
  readonly parse: (text: string) => Version | null;
  /** Reads the version of a range, which may have fewer numbers (`>=14`). Null when it is none. */
  readonly bound: (text: string) => Bound | null;
  /** Total order; 0 also for texts that differ only in build or in zeros at the end. */
  readonly compare: (a: Version, b: Version) => -1 | 0 | 1;
  /** What two versions share when they are of the same major (release series) in the vendor's sense. */
  readonly major: (version: Version) => string;
  /** What two versions share when they are of the same minor in the vendor's sense. */
  readonly minor: (version: Version) => string;
  /** Canonical text; reading it again gives the same parts, tail and build. */
  readonly format: (version: Version) => string;
}

/** Whether the version comes before the release whose numbers it bears. */
export function isPreRelease(version: Version): boolean {
  return version.tail[0]?.kind === 'before';
}
