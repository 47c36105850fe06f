import { strToU8, zipSync, type Zippable } from 'fflate';
import * as z from 'zod';
import { canonical } from '../model/canonical.ts';
import type { FactCatalogue } from '../model/catalogue.ts';
import type { Json } from '../model/json.ts';
import type { Observation, Vantage } from '../model/observation.ts';
import type { ObservationRecord, Provenance } from '../model/record.ts';
import { sha256, takeOut } from './blobs.ts';
import { evidenceVersion, type Manifest } from './manifest.ts';

/** What goes into an archive. */
export interface EvidenceInput {
  readonly provenance: Provenance;
  readonly endedAt: string;
  readonly interrupted: boolean;
  readonly observations: readonly Observation[];
  /** Kept whole, so that facts can be understood by a program that knows other probes. */
  readonly catalogue: FactCatalogue;
}

/**
 * The zip format keeps local time without a zone: made from local parts, the same stored bytes come out everywhere.
 * Noon, because no zone changed its clocks then.
 */
const storedTime = new Date(1980, 0, 1, 12, 0, 0);

/** Makes an evidence archive: the same input gives the same bytes. */
export function writeEvidence(input: EvidenceInput): Uint8Array {
  const blobs = new Map<string, string>();
  const lines = input.observations.map((observation) => {
    const { facts, places } = takeOut(observation.facts, (digest, text) => blobs.set(digest, text));
    const record: ObservationRecord = { record: 'observation', observation: { ...observation, facts } };
    return `${JSON.stringify(places.length === 0 ? record : { ...record, blobs: places })}\n`;
  });
  const files = new Map<string, Uint8Array>([
    ['catalogue.json', strToU8(canonical(plain(input.catalogue)))],
    ['observations.ndjson', strToU8(lines.join(''))],
  ]);
  for (const digest of [...blobs.keys()].sort()) files.set(`blobs/${digest}`, strToU8(blobs.get(digest) ?? ''));
  const manifest: Manifest = {
    format: 'plumbline-evidence',
    version: evidenceVersion,
    minor: 0,
    provenance: input.provenance,
    endedAt: input.endedAt,
    interrupted: input.interrupted,
    vantages: vantagesOf(input.observations),
    observations: input.observations.length,
    entries: Object.fromEntries(
      [...files].map(([name, bytes]) => [name, { sha256: sha256(bytes), bytes: bytes.length }]),
    ),
    seal: null,
  };
  const archive: Zippable = { 'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`) };
  for (const [name, bytes] of files) archive[name] = bytes;
  return zipSync(archive, { level: 6, mtime: storedTime });
}

function vantagesOf(observations: readonly Observation[]): readonly Vantage[] {
  const byText = new Map<string, Vantage>();
  for (const { vantage } of observations) byText.set(canonical({ ...vantage }), vantage);
  return [...byText.keys()].sort().flatMap((key) => byText.get(key) ?? []);
}

/** The catalogue holds only JSON; its types say more than Json does. */
function plain(catalogue: FactCatalogue): Json {
  return z.json().parse(JSON.parse(JSON.stringify(catalogue)));
}
