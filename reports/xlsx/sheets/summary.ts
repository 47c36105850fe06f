import type { RunResult } from '../../../src/model/run-result.ts';
import { countsLine } from '../../counts-line.ts';
import { environmentName } from '../../environment-name.ts';
import { coverLines } from '../../paper/cover-lines.ts';
import { titleOf } from '../../title-of.ts';
import type { Voice } from '../../voice.ts';
import type { Sheet } from '../sheet.ts';

/** What stands on the cover, the reasons of the verdict, and each environment. */
export function summarySheet(result: RunResult, voice: Voice): Sheet {
  const cover = coverLines({ result, voice });
  const environments = result.environments.map((environment) => [
    environmentName(environment, voice),
    environment.selected ? voice.verdict(environment.verdict) : voice.word('report.left-out'),
    environment.selected ? countsLine(environment.counts, voice) : '',
  ]);
  return {
    name: voice.word('tracking.summary'),
    filtered: false,
    columns: [{ title: titleOf(result.profile, voice) }, { title: voice.word('report.document-kind') }, { title: '' }],
    rows: [
      ...cover.map(({ label, value }) => [label, value]),
      [voice.word('tracking.this-round'), result.followUp.round],
      ...result.reasons.map((reason) => [voice.word('report.reasons'), voice.say(reason)]),
      [voice.word('report.environment'), voice.word('report.verdict'), voice.word('report.counts')],
      ...environments,
    ],
  };
}
