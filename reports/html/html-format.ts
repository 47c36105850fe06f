import { findingKey } from '../../src/model/identity.ts';
import { chooseDetailed } from '../choose-detailed.ts';
import { indexChecks } from '../finding-name.ts';
import { sortOut } from '../sort-out.ts';
import { trackedProblems } from '../tracking/tracked-problems.ts';
import { makeVoice } from '../voice.ts';
import { evidencePlaces } from './parts/evidence-links.tsx';
import { documentPieces } from './render-document.tsx';
import type { ReportContext, TextFormat } from '../report-format.ts';
import type { RunResult } from '../../src/model/run-result.ts';

/** The document: one file, no request, complete without its script, readable in a browser, on a phone, on paper. */
export const htmlFormat: TextFormat = { name: 'html', file: 'report.html', mediaType: 'text/html', write, pieces };

/** Observations shown with their facts: beyond it a browser grows slow. */
const mostDetailed = 300;

function write(result: RunResult, context: ReportContext): string {
  return [...pieces(result, context)].join('');
}

function pieces(result: RunResult, context: ReportContext): Iterable<string> {
  const voice = makeVoice(context);
  const detailed = chooseDetailed(result, mostDetailed);
  return documentPieces({
    result,
    voice,
    checks: indexChecks(result),
    sorted: sortOut(result),
    findings: new Map(result.findings.map((finding) => [findingKey(finding.id), finding])),
    tracked: trackedProblems(result),
    detailed,
    places: evidencePlaces(detailed),
    later: [],
  });
}
