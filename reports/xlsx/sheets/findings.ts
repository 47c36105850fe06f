import { followUpStatuses, type RunResult } from '../../../src/model/run-result.ts';
import { trackingColumns, trackingRows } from '../../tracking/tracking-rows.ts';
import type { Voice } from '../../voice.ts';
import type { Sheet } from '../sheet.ts';

/** Every finding, problems first by their numbers; the status can be chosen. */
export function findingsSheet(result: RunResult, voice: Voice): Sheet {
  const words = followUpStatuses.map((status) => voice.word(`tracking.status-${status}`));
  const choice = { words, refusal: voice.word('tracking.status-wrong') };
  return {
    name: voice.word('tracking.findings'),
    filtered: true,
    columns: trackingColumns.map((column) => {
      const title = voice.word(`tracking.${column}`);
      return column === 'status' ? { title, choice } : { title };
    }),
    rows: trackingRows(result, voice).map((row) => trackingColumns.map((column) => row[column])),
  };
}
