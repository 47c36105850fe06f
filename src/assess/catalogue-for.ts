import { createHash } from 'node:crypto';
import { canonical } from '../model/canonical.ts';
import type { FactCatalogue } from '../model/catalogue.ts';
import type { Json } from '../model/json.ts';
import type { Profile } from '../model/profile.ts';
import type { Toolbox } from './toolbox.ts';

/** What the facts of a run are read with. */
export interface CatalogueOfRun {
  /** The kinds of probes that the profile names. */
  readonly catalogue: FactCatalogue;
  /** SHA-256 of its canonical text, hexadecimal. */
  readonly sha256: string;
}

const known = new WeakMap<FactCatalogue, WeakMap<Profile, CatalogueOfRun>>();

/**
 * The part of the catalogue that a profile needs, whatever else is installed. Made once for a profile: run, evidence and
 * each round of judging ask for it, and describing the probes takes long.
 */
export function catalogueFor({ catalogue: whole }: Pick<Toolbox, 'catalogue'>, profile: Profile): CatalogueOfRun {
  const ofWhole = known.get(whole) ?? new WeakMap<Profile, CatalogueOfRun>();
  known.set(whole, ofWhole);
  const before = ofWhole.get(profile);
  if (before !== undefined) return before;
  const made = makeCatalogue(whole, profile);
  ofWhole.set(profile, made);
  return made;
}

function makeCatalogue(whole: FactCatalogue, { checks }: Profile): CatalogueOfRun {
  const kinds = new Set(checks.map((check) => check.probe));
  const catalogue = Object.fromEntries(
    [...kinds].flatMap((kind) => {
      const entry = whole[kind];
      return entry === undefined ? [] : [[kind, entry] as const];
    }),
  );
  const sha256 = createHash('sha256')
    .update(canonical(plain(catalogue)))
    .digest('hex');
  return { catalogue, sha256 };
}

/** Its types say more than Json does. */
function plain(catalogue: FactCatalogue): Json {
  return JSON.parse(JSON.stringify(catalogue)) as Json; // what JSON.parse gives is JSON
}
