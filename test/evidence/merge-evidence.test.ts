import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeEvidence, type EvidencePart } from '../../src/evidence/merge-evidence.ts';
import { sampleObservation, sampleProvenance } from '../support/sample-evidence.ts';

function part(name: string, ...observations: EvidencePart['observations']): EvidencePart {
  return { name, provenance: sampleProvenance, observations };
}
const seen = sampleObservation();
const notStarted = sampleObservation({
  attempts: [],
  facts: {},
  endedAt: '2026-11-22T12:00:00.000Z',
  failure: { cause: 'elsewhere', phase: null, params: {}, detail: null },
});
const later = sampleObservation({ endedAt: '2026-11-22T11:00:00.000Z', facts: { version: '17.0' } });

it('what was attempted beats what was not, however late, and without a word', () => {
  const merged = mergeEvidence([part('laptop', notStarted), part('app1', seen)]);
  expect(merged).toEqual({ observations: [seen], conflicts: [], strangers: [] });
});

it('of two that were attempted the later counts, and whether they differ is said', () => {
  const { task } = seen;
  expect(mergeEvidence([part('a', seen), part('b', later)])).toMatchObject({
    observations: [later],
    conflicts: [{ task, kept: 'b', dropped: 'a', differs: true }],
  });
  const alike = { ...seen, endedAt: later.endedAt };
  expect(mergeEvidence([part('a', seen), part('b', alike)]).conflicts).toEqual([
    { task, kept: 'b', dropped: 'a', differs: false },
  ]);
});

it('does not depend on the order of the parts', () => {
  const other = sampleObservation({ task: { ...seen.task, node: 'x' } });
  const parts = [part('a', seen, other), part('b', later), part('c', notStarted), part('d', seen), part('e', other)];
  const expected = mergeEvidence(parts);
  fc.assert(
    fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
      expect(mergeEvidence(shuffled)).toEqual(expected);
    }),
  );
});

it('says which parts speak of another profile', () => {
  const { profile } = sampleProvenance;
  const renamed = { ...sampleProvenance, profile: { ...profile, name: 'other' } };
  const edited = { ...sampleProvenance, profile: { ...profile, files: [{ name: 'orders.yaml', sha256: 'ff' }] } };
  const merged = mergeEvidence([
    part('a', seen),
    { name: 'b', provenance: renamed, observations: [] },
    { name: 'c', provenance: edited, observations: [] },
  ]);
  expect(merged.strangers).toEqual([
    { name: 'b', profile: 'other', sameName: false },
    { name: 'c', profile: 'orders', sameName: true },
  ]);
});
