import { lowestEmulated, type Emulation, type Trouble } from './emulate/emulation-facts.ts';

/** What the pages do in a version of Chromium. */
export interface Acted {
  /** Null: not known. */
  readonly works: boolean | null;
  /** The engine that showed that they do not; null: they work, or it is not known. */
  readonly shownBy: Emulation | null;
}

/**
 * Whether the pages work in a version of Chromium, by what was tried: a newer engine has all that an older one has.
 * Versions above that of the run are taken for it.
 */
export function actedAs(version: number, emulations: readonly Emulation[]): Acted {
  const own = emulations.find(({ from, to }) => from <= version && version <= to);
  if (own !== undefined && own.works !== null) return { works: own.works, shownBy: own.works ? null : own };
  if (emulations.some(({ from, works }) => works === true && from <= version)) return { works: true, shownBy: null };
  const shownBy = emulations.find(({ to, works }) => works === false && version <= to) ?? null;
  return shownBy === null ? { works: null, shownBy } : { works: false, shownBy };
}

/** The lowest Chromium in which the pages work. */
export interface Minimum {
  readonly version: number;
  /** The engine right below it, in which they do not; null: nothing older can be tried. */
  readonly below: Emulation | null;
}

/** Null: between what works and what does not there are versions that nobody tried. */
export function minimumOf(emulations: readonly Emulation[]): Minimum | null {
  const below = emulations.findLast(({ works }) => works === false) ?? null;
  const version = below === null ? lowestEmulated : below.to + 1;
  const isTried = emulations.some(({ from, works }) => from === version && works === true);
  return isTried ? { version, below } : null;
}

/** What is said of an engine in which the pages do not work: what surely is its fault comes first. */
export function worstOf({ troubles }: Emulation): Trouble | null {
  return troubles.find(({ kind }) => kind === 'script-lost' || kind === 'exception') ?? troubles[0] ?? null;
}
