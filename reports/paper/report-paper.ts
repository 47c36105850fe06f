import { indexChecks } from '../finding-name.ts';
import { sortOut } from '../sort-out.ts';
import { titleOf } from '../title-of.ts';
import { trackedProblems } from '../tracking/tracked-problems.ts';
import { environmentBlocks } from './sections/environments.ts';
import { followUpBlocks } from './sections/follow-up.ts';
import { notCheckedBlocks } from './sections/not-checked.ts';
import { lightBlocks, decisiveBlocks } from './sections/problems.ts';
import { provenanceBlocks } from './sections/provenance.ts';
import { statementBlocks } from './sections/statements.ts';
import { verdictBlocks } from './sections/verdict.ts';
import { connectivityBlocks } from './sections/connectivity.ts';
import { versionBlocks } from './sections/versions.ts';
import { waiverBlocks } from './sections/waivers.ts';
import { coverLines } from './cover-lines.ts';
import { signatureBlocks } from './sections/signatures.ts';
import type { Voice } from '../voice.ts';
import type { Block, PaperDocument } from '../document/document.ts';
import type { RunResult } from '../../src/model/run-result.ts';
import type { PaperPage } from './paper-page.ts';

/** The parts in reading order; a new part is one line. */
const parts: readonly ((page: PaperPage) => readonly Block[])[] = [
  verdictBlocks,
  environmentBlocks,
  followUpBlocks,
  decisiveBlocks,
  lightBlocks,
  notCheckedBlocks,
  versionBlocks,
  connectivityBlocks,
  waiverBlocks,
  statementBlocks,
  signatureBlocks,
  provenanceBlocks,
];

/** The report as a paper: what people read, change, sign and stamp. Evidence stands in the HTML report. */
export function reportPaper(result: RunResult, voice: Voice): PaperDocument {
  const page: PaperPage = {
    result,
    voice,
    checks: indexChecks(result),
    sorted: sortOut(result),
    tracked: trackedProblems(result),
  };
  return {
    language: voice.language,
    title: titleOf(result.profile, voice),
    subtitle: voice.word('report.document-kind'),
    cover: coverLines(page),
    blocks: parts.flatMap((part) => part(page)),
  };
}
