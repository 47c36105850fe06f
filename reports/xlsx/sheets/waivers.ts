import type { RunResult } from '../../../src/model/run-result.ts';
import { findingName, indexChecks } from '../../finding-name.ts';
import { targetName } from '../../target-name.ts';
import type { Voice } from '../../voice.ts';
import type { Sheet } from '../sheet.ts';

/** What was accepted, by whom, why, until when; then waivers that hold no longer or cover nothing. */
export function waiversSheet(result: RunResult, voice: Voice): Sheet {
  const checks = indexChecks(result);
  const titles = [
    voice.word('report.finding'),
    voice.word('report.where'),
    voice.word('tracking.outcome'),
    voice.word('report.actual'),
    voice.word('report.because'),
    voice.word('report.owner'),
    voice.word('report.ticket'),
    voice.word('report.until'),
  ];
  const accepted = result.findings.flatMap((finding) => {
    const { waiver, outcome, actual } = finding;
    if (waiver === null) return [];
    return [
      [
        findingName(finding, checks, voice),
        targetName(finding, voice),
        voice.outcome(outcome),
        voice.say(actual),
        voice.text(waiver.because),
        voice.text(waiver.owner),
        waiver.ticket === null ? null : voice.raw(waiver.ticket),
        voice.raw(waiver.until),
      ],
    ];
  });
  return {
    name: voice.word('tracking.waivers'),
    filtered: true,
    columns: titles.map((title) => ({ title })),
    rows: [
      ...accepted,
      ...result.waivers.expired.map((waiver) => [voice.word('report.waiver-expired', { waiver })]),
      ...result.waivers.unused.map((waiver) => [voice.word('report.waiver-unused', { waiver })]),
    ],
  };
}
