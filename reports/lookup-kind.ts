import type { FactCatalogue, FactSchema } from '../src/model/catalogue.ts';

/** The facts of a kind of probe; null where the catalogue is not there or does not know it. */
export function lookupKind(catalogue: FactCatalogue | undefined, kind: string): FactSchema | null {
  if (catalogue === undefined || !Object.hasOwn(catalogue, kind)) return null;
  return catalogue[kind]?.facts ?? null;
}
