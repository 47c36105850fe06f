import { createHash } from 'node:crypto';
import { guardFeatures } from './guard-idioms-features.ts';
import { moreOwnIdioms } from './guard-idioms-more.ts';
import { ownIdioms } from './guard-idioms-own.ts';
import { guardPatterns } from './guard-idioms-patterns.ts';

/** A script that uses something, guarded or not, and calls `worked()` when all went well. */
export interface GuardIdiom {
  readonly name: string;
  readonly text: string;
  readonly module: boolean;
  /** First version of Chromium that reads it: older ones are not asked. */
  readonly reads: number;
  /** By a hash of the name: faults of `unseen` are counted and never looked at. */
  readonly half: 'tuning' | 'unseen';
}

/** How many things each pattern is tried with. */
const times = 5;

/** What no worker has. */
const ofWindows = /^(?:Element|HTML|Document|Canvas|CSS)/;

/** Patterns with things to use, in turn, and those that stand for themselves. No name twice. */
export const guardIdioms: readonly GuardIdiom[] = [
  ...guardPatterns.flatMap((pattern, row) => {
    const fitting = guardFeatures.filter(({ key }) => pattern.worker !== true || !ofWindows.test(key));
    return Array.from({ length: times }, (_each, column) => {
      const feature = fitting[(row * times + column) % fitting.length];
      if (feature === undefined) throw new Error('no feature');
      return idiom(`${pattern.name}: ${feature.key}`, pattern.text(feature), pattern.reads, pattern.module === true);
    });
  }),
  ...[...ownIdioms, ...moreOwnIdioms].map(([name, text, reads]) => idiom(name, text, reads, false)),
];

function idiom(name: string, text: string, reads = 70, module = false): GuardIdiom {
  const [first = 0] = createHash('sha256').update(name).digest();
  return { name, text, module, reads, half: first % 2 === 0 ? 'tuning' : 'unseen' };
}
