import type { RequirementsInput } from './requirements-input.ts';

/** Parts of the paper, in reading order. */
export const areas = ['databases', 'services', 'machines', 'browsers', 'files', 'people'] as const;
export type Area = (typeof areas)[number];

/** Kinds that people look for under another heading than what they need to run. */
const byKind: Readonly<Record<string, Area>> = { postgres: 'databases', mysql: 'databases', files: 'files' };

/** Where a kind of probe is found in the paper. */
export function areaOf(kind: string, capability: ReturnType<RequirementsInput['capability']>): Area {
  const known = Object.hasOwn(byKind, kind) ? byKind[kind] : undefined;
  if (known !== undefined) return known;
  switch (capability) {
    case 'browser':
      return 'browsers';
    case 'local':
      return 'machines';
    case 'person':
      return 'people';
    case 'network':
    case null:
      return 'services';
  }
}
