import type { RunResult } from '../../../src/model/run-result.ts';
import { checkTitle, indexChecks } from '../../finding-name.ts';
import type { Voice } from '../../voice.ts';
import type { Sheet } from '../sheet.ts';

/** One row for each version seen, to filter and to sort. */
export function versionsSheet(result: RunResult, voice: Voice): Sheet {
  const checks = indexChecks(result);
  const titles = [
    voice.word('report.component'),
    voice.word('tracking.environment'),
    voice.word('tracking.node'),
    voice.word('tracking.vantage'),
    voice.word('tracking.version'),
    voice.word('tracking.outcome'),
  ];
  return {
    name: voice.word('tracking.versions'),
    filtered: true,
    columns: titles.map((title) => ({ title })),
    rows: result.versions.flatMap(({ check, cells }) =>
      cells.map(({ environment, node, vantage, version, outcome }) => [
        checkTitle(check, checks, voice),
        voice.raw(environment),
        node === null ? null : voice.raw(node),
        vantage === null ? null : voice.raw(vantage),
        version === null ? voice.word('report.not-seen') : voice.raw(version),
        outcome === null ? null : voice.outcome(outcome),
      ]),
    ),
  };
}
