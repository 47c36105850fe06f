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

it('a look that was cut short does not displace one that told something, however late', () => {
  const cancelled = sampleObservation({
    facts: {},
    endedAt: '2026-11-22T12:00:00.000Z',
    failure: { cause: 'cancelled', phase: null, params: {}, detail: null },
  });
  for (const parts of [
    [part('a', seen), part('b', cancelled)],
    [part('b', cancelled), part('a', seen)],
  ]) {
    expect(mergeEvidence(parts)).toMatchObject({ observations: [seen], conflicts: [{ kept: 'a', dropped: 'b' }] });
  }
});

it('of two machines of a zone the one that gets no answer counts; of one machine the later look', () => {
  const from = (machine: string, endedAt: string, cause: string | null) =>
    sampleObservation({
      task: { ...seen.task, vantage: 'app-zone' },
      vantage: { place: machine, zone: 'app-zone', machine, hostname: machine },
      endedAt,
      failure: cause === null ? null : { cause, phase: null, params: {}, detail: null },
    });
  const refused = from('app2', '2026-11-22T10:00:00.000Z', 'connect-refused');
  const fine = from('app1', '2026-11-22T11:00:00.000Z', null);
  // Restarted in between: another digest, the same machine.
  const mended = {
    ...from('app2', '2026-11-22T10:30:00.000Z', null),
    vantage: { ...refused.vantage, machine: 'app2-b' },
  };
  const kept = (...observations: EvidencePart['observations']) =>
    mergeEvidence(observations.map((each, index) => part(String(index), each))).observations;
  expect(kept(refused, fine)).toEqual([refused]);
  expect(kept(fine, refused)).toEqual([refused]);
  expect(kept(refused, fine, mended)).toEqual([fine]);
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
