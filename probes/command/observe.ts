import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { decodeText } from '../../src/kit/machine/decode-text.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import { readJson } from './read-json.ts';
import { readPairs } from './read-pairs.ts';
import { readPattern } from './read-pattern.ts';
import type { Facts, Settings } from './schema.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Characters of a stream that are kept as a fact. */
const longest = 64 * 1024;

/**
 * Runs the program once and reads what it said. Its exit code is a fact and no failure.
 *
 * @throws ProbeFailure what `task.execute` throws: `command-not-found`, `command-failed`, `file-missing`, `cancelled`.
 */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { settings } = task;
  const { argv, cwd, encoding } = settings;
  if (cwd !== null) task.touched({ kind: 'file', path: cwd });
  const ended = await task.execute({ argv, ...(cwd === null ? {} : { cwd }) });
  const stdout = decodeText(ended.stdout, encoding, ended.truncated);
  const stderr = decodeText(ended.stderr, encoding, ended.truncated);
  const read = readValues(stdout, ended.truncated, settings);
  const { facts, gaps } = withoutSecrets({
    exitCode: ended.exitCode,
    signal: ended.signal,
    stdout: kept(stdout),
    stderr: kept(stderr),
    ...read.facts,
    durationMs: ended.durationMs,
  });
  return {
    facts,
    gaps: [...gaps, ...cutGaps('stdout', stdout), ...cutGaps('stderr', stderr), ...read.gaps],
    timings: [{ phase: 'command', durationMs: ended.durationMs }],
  };
}

type Values = Pick<Facts, 'json' | 'values'>;

function readValues(text: string, cut: boolean, settings: Settings): { readonly facts: Values; readonly gaps: Gap[] } {
  const found = settings.json.length === 0 ? { json: null, gaps: [] } : readJson(text, settings.json);
  const values = valuesOf(text, settings);
  const gaps = [...found.gaps];
  // names that were not found may stand in what was cut off
  if (cut && values !== null) {
    const program = value(settings.argv[0]);
    gaps.push(...gapsAt(['values'], noted('truncated', 'kit.gap.too-long', { program })));
  }
  return { facts: { ...(found.json === undefined ? {} : { json: found.json }), values }, gaps };
}

function valuesOf(text: string, { pairs, pattern }: Settings): (Facts['values'] & {}) | null {
  if (pattern !== null) return readPattern(text, pattern);
  return pairs ? readPairs(text) : null;
}

function kept(text: string): string {
  const whole = text.replace(/(?:\r?\n)+$/, '');
  return whole.length <= longest ? whole : whole.slice(0, longest);
}

function cutGaps(path: string, text: string): Gap[] {
  if (text.length <= longest) return [];
  return gapsAt([path], noted('truncated', 'command.gap.first-characters', { n: value(longest) }));
}
