import { severities } from '../../src/model/words.ts';
import { writeJson } from '../json/write-json.ts';
import { partialNote } from '../partial-note.ts';
import { indexChecks } from '../finding-name.ts';
import { trackedProblems } from '../tracking/tracked-problems.ts';
import { makeVoice } from '../voice.ts';
import { sarifResult } from './sarif-result.ts';
import { sarifRules } from './sarif-rules.ts';
import type { TextFormat } from '../report-format.ts';

/**
 * SARIF 2.1.0 (OASIS, errata 01) with every finding that did not pass: GitHub and others show whatever stands in the
 * file as something to mend.
 */
export const sarifFormat: TextFormat = {
  name: 'sarif',
  file: 'report.sarif',
  mediaType: 'application/sarif+json',
  write(result, context) {
    const voice = makeVoice(context);
    const checks = indexChecks(result);
    const problems = result.findings
      .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not-applicable')
      .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
    const { rules, indexes } = sarifRules(problems, checks, voice);
    const tracked = trackedProblems(result);
    const page = { result, voice, checks, indexes, tracked };
    const { run, provenance, profile, verdict } = result;
    const driver = { name: provenance.tool, version: provenance.toolVersion, language: context.language, rules };
    return writeJson({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver },
          automationDetails: { id: `${profile.name}/${run.id}` },
          invocations: [{ executionSuccessful: !run.interrupted, startTimeUtc: run.seenFrom, endTimeUtc: run.seenTo }],
          language: context.language,
          columnKind: 'utf16CodeUnits',
          results: problems.map((finding) => sarifResult(finding, page)),
          properties: {
            verdict,
            partial: partialNote(result, voice),
            judgedAs: result.judgedAs,
            round: result.followUp.round,
          },
        },
      ],
    });
  },
};
