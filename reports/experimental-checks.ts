import type { RunResult } from '../src/model/run-result.ts';
import { checkTitle } from './finding-name.ts';
import { listed } from './group-words.ts';
import { spoken, type Voice } from './voice.ts';

const most = 10;

/** Which checks in scope rest on probes that nobody has tried on the real thing, as a sentence; null: none does. */
export function experimentalChecks({ checks }: RunResult, voice: Voice): string | null {
  const index = new Map(checks.map((check) => [check.name, check]));
  const names = checks
    .filter((check) => check.experimental === true && check.selected)
    .map((check) => checkTitle(check.name, index, voice));
  if (names.length === 0) return null;
  return voice.word('report.experimental', { checks: spoken(listed(names, most, voice)) });
}
