import { findingKey } from '../../src/model/identity.ts';
import { indexChecks } from '../finding-name.ts';
import { trackedItems } from '../round-words.ts';
import { sortOut } from '../sort-out.ts';
import { makeVoice } from '../voice.ts';
import { renderDocument } from './render-document.tsx';
import type { ReportContext, TextFormat } from '../report-format.ts';
import type { RunResult } from '../../src/model/run-result.ts';

/** The document: one file, no request, complete without its script, readable in a browser, on a phone, on paper. */
export const htmlFormat: TextFormat = { name: 'html', file: 'report.html', mediaType: 'text/html', write };

function write(result: RunResult, context: ReportContext): string {
  const voice = makeVoice(context);
  return renderDocument({
    result,
    voice,
    checks: indexChecks(result),
    sorted: sortOut(result),
    findings: new Map(result.findings.map((finding) => [findingKey(finding.id), finding])),
    tracked: trackedItems(result),
  });
}
