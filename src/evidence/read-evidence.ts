import * as z from 'zod';
import { canonical } from '../model/canonical.ts';
import type { Json } from '../model/json.ts';
import { value, type Message } from '../model/message.ts';
import type { Observation } from '../model/observation.ts';
import { observationRecordSchema } from '../model/record.ts';
import { putBack, sha256 } from './blobs.ts';
import { catalogueFrom, type StoredCatalogue } from './stored-catalogue.ts';
import { evidenceVersion, manifestSchema, type Manifest } from './manifest.ts';
import { parseJson } from './parse-json.ts';
import { unpack, unpackLimits } from './unpack.ts';

/** An archive that was read whole: every digest holds. */
export interface Evidence {
  readonly manifest: Manifest;
  /** SHA-256 of `manifest.json`: names the archive. */
  readonly sha256: string;
  readonly observations: readonly Observation[];
  readonly catalogue: StoredCatalogue;
}

/** What reading gives: the evidence, or everything that is wrong with the archive. */
export type ReadEvidence =
  | { readonly evidence: Evidence; readonly mistakes: readonly [] }
  | { readonly evidence: null; readonly mistakes: readonly Message[] };

/**
 * Reads an evidence archive that may come from anybody: sizes, names and digests are checked before its content is
 * looked at, the content against the schemas. Says all that is wrong, each digest by the name of its entry.
 */
export function readEvidence(bytes: Uint8Array, limits = unpackLimits): ReadEvidence {
  const files = unpack(bytes, limits);
  if ('code' in files) return wrong([files]);
  const manifestBytes = files.get('manifest.json');
  if (manifestBytes === undefined) return wrong([{ code: 'evidence.no-manifest', params: {} }]);
  const manifest = manifestFrom(manifestBytes);
  if ('code' in manifest) return wrong([manifest]);
  const damaged = entryMistakes(files, manifest);
  if (damaged.length > 0) return wrong(damaged);
  const catalogue = catalogueFrom(parseJson(files.get('catalogue.json') ?? new Uint8Array()));
  if (catalogue === null) return wrong([{ code: 'evidence.entry-invalid', params: { name: 'catalogue.json' } }]);
  const { observations, mistakes } = readRecords(files, manifest);
  if (mistakes.length > 0) return wrong(mistakes);
  return { evidence: { manifest, sha256: sha256(manifestBytes), observations, catalogue }, mistakes: [] };
}

function wrong(mistakes: readonly Message[]): ReadEvidence {
  return { evidence: null, mistakes };
}

function manifestFrom(bytes: Uint8Array): Manifest | Message {
  const raw = parseJson(bytes);
  const parsed = manifestSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const version = typeof raw === 'object' && raw !== null && 'version' in raw ? raw.version : null;
  if (typeof version === 'number' && version > evidenceVersion) {
    return { code: 'evidence.newer', params: { version, known: evidenceVersion } };
  }
  const issue = parsed.error.issues[0];
  const place = issue === undefined ? '' : issue.path.map(String).join('.');
  return { code: 'evidence.manifest-invalid', params: { place: value(place) } };
}

/** Entries that are missing, that differ from their digest, or that nobody vouches for. */
function entryMistakes(files: ReadonlyMap<string, Uint8Array>, manifest: Manifest): readonly Message[] {
  const mistakes: Message[] = [];
  for (const [name, { sha256: digest }] of Object.entries(manifest.entries)) {
    const content = files.get(name);
    const params = { name: value(name) };
    if (content === undefined) mistakes.push({ code: 'evidence.entry-missing', params });
    else if (sha256(content) !== digest) mistakes.push({ code: 'evidence.digest-differs', params });
  }
  for (const name of files.keys()) {
    if (name === 'manifest.json' || Object.hasOwn(manifest.entries, name)) continue;
    mistakes.push({ code: 'evidence.entry-unlisted', params: { name: value(name) } });
  }
  return mistakes;
}

function readRecords(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
): { readonly observations: readonly Observation[]; readonly mistakes: readonly Message[] } {
  const observations: Observation[] = [];
  const mistakes: Message[] = [];
  const blobOf = blobReader(files);
  const lines = linesOf(files.get('observations.ndjson'));
  for (const [index, line] of lines.entries()) {
    const record = observationRecordSchema.safeParse(parseJson(line));
    const params = { line: index + 1 };
    if (!record.success) {
      mistakes.push({ code: 'evidence.record-invalid', params });
      continue;
    }
    const { observation, blobs } = record.data;
    const facts = putBack(observation.facts, blobs ?? [], blobOf);
    if (facts === null) mistakes.push({ code: 'evidence.blob-missing', params });
    else observations.push({ ...observation, facts });
  }
  if (lines.length !== manifest.observations) {
    mistakes.push({ code: 'evidence.records-missing', params: { stated: manifest.observations, found: lines.length } });
  }
  return { observations, mistakes };
}

/** Gives each blob once parsed; its name must be the digest of its canonical text. */
function blobReader(files: ReadonlyMap<string, Uint8Array>): (digest: string) => Json | undefined {
  const known = new Map<string, Json>();
  return (digest) => {
    if (known.has(digest)) return known.get(digest);
    const content = files.get(`blobs/${digest}`);
    if (content === undefined) return undefined;
    const blob = z.json().safeParse(parseJson(content));
    if (!blob.success || sha256(canonical(blob.data)) !== digest) return undefined;
    known.set(digest, blob.data);
    return blob.data;
  };
}

function linesOf(content: Uint8Array | undefined): Uint8Array[] {
  const lines: Uint8Array[] = [];
  const bytes = content ?? new Uint8Array();
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(10, from);
    const to = end === -1 ? bytes.length : end;
    lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return lines;
}
