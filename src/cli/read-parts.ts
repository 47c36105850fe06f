import type { EvidencePart } from '../evidence/merge-evidence.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { say } from '../model/say.ts';
import { readJournal } from '../run/read-journal.ts';
import { allTexts } from './all-texts.ts';
import { UsageError, type Context } from './context.ts';
import { phrase } from './phrase.ts';
import { readNamed } from './read-named.ts';

/** Saved evidence, from an archive or from the journal of a run that was cut off. */
export interface SavedPart extends EvidencePart {
  /** Manifest digest of an archive; of a journal, its file name. */
  readonly source: string;
  readonly endedAt: string;
  readonly interrupted: boolean;
}

/** Reads evidence archives and journals. Throws UsageError that says what is wrong with which file. */
export function readParts(context: Context, paths: readonly string[]): readonly SavedPart[] {
  return paths.map((path) => readPart(context, path));
}

function readPart(context: Context, path: string): SavedPart {
  const bytes = readNamed(context, path);
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip || path.endsWith('.zip') ? fromArchive(context, path, bytes) : fromJournal(context, path, bytes);
}

function fromArchive(context: Context, path: string, bytes: Uint8Array): SavedPart {
  const { evidence, mistakes } = readEvidence(bytes);
  if (evidence === null) {
    const texts = allTexts(context.language, []);
    const said = mistakes.slice(0, 10).map((mistake) => `  ${say(texts, mistake, context.language)}`);
    throw new UsageError(`${phrase(context.language, 'cli.evidence-bad', { path })}\n${said.join('\n')}`);
  }
  const { provenance, endedAt, interrupted } = evidence.manifest;
  return { name: path, source: evidence.sha256, provenance, observations: evidence.observations, endedAt, interrupted };
}

function fromJournal(context: Context, path: string, bytes: Uint8Array): SavedPart {
  const journal = readJournal(bytes);
  if (typeof journal === 'string') throw new UsageError(phrase(context.language, `cli.${journal}`, { path }));
  const { provenance } = journal.start;
  const lastSeen = journal.observations
    .map((each) => each.endedAt)
    .sort()
    .at(-1);
  if (journal.unreadable.length > 0) {
    context.err(`${phrase(context.language, 'cli.journal-lines', { path, count: journal.unreadable.length })}\n`);
  }
  return {
    name: path,
    source: path,
    provenance,
    observations: journal.observations,
    endedAt: journal.closing?.endedAt ?? lastSeen ?? provenance.startedAt,
    interrupted: journal.closing?.interrupted ?? true,
  };
}
