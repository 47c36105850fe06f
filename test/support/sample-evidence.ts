import type { Observation } from '../../src/model/observation.ts';
import type { Provenance } from '../../src/model/record.ts';
import type { EvidenceInput } from '../../src/evidence/write-evidence.ts';

/** An observation that answered, with what is given. */
export function sampleObservation(change: Partial<Observation> = {}): Observation {
  return {
    task: { check: 'orders-db', environment: 'test', node: null, vantage: null },
    probe: 'postgres',
    factsVersion: 1,
    run: '00ff00ff00ff00ff',
    settings: { host: 'db', port: 5432 },
    startedAt: '2026-11-22T10:00:00.000Z',
    endedAt: '2026-11-22T10:00:01.000Z',
    attempts: [{ startedAt: '2026-11-22T10:00:00.000Z', durationMs: 1000, cause: null }],
    vantage: { place: null, zone: null, machine: 'm', hostname: 'h' },
    subject: null,
    facts: { version: '16.4' },
    gaps: [],
    failure: null,
    timings: [],
    touched: [{ line: 'tcp db:5432', count: 1 }],
    ...change,
  };
}

export const sampleProvenance: Provenance = {
  tool: { name: 'plumbline', version: '0.1.0', node: '20.19.0', platform: 'linux x64' },
  runId: 'r1',
  startedAt: '2026-11-22T10:00:00.000Z',
  selection: { environments: null, checks: null, tags: null, stages: null },
  profile: { name: 'orders', files: [{ name: 'orders.yaml', sha256: 'ab' }], timeZone: 'Asia/Shanghai' },
  catalogue: { sha256: 'cd' },
};

/** What a small archive is written from. */
export function sampleInput(change: Partial<EvidenceInput> = {}): EvidenceInput {
  return {
    provenance: sampleProvenance,
    endedAt: '2026-11-22T10:00:02.000Z',
    interrupted: false,
    observations: [sampleObservation()],
    catalogue: {
      postgres: {
        kind: 'postgres',
        factsVersion: 1,
        lifecycle: 'stable',
        headline: 'version',
        facts: { type: 'object', properties: { version: { type: 'string', dialect: 'postgresql' } } },
        derived: [],
      },
    },
    ...change,
  };
}
