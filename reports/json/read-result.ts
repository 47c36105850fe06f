import { runResultSchema, type RunResult } from '../../src/model/run-result.ts';
import type { Message } from '../../src/model/message.ts';

/** A saved result that could be read, or everything that is wrong with it (at most `mostProblems`). */
export type ReadResult =
  { readonly ok: true; readonly result: RunResult } | { readonly ok: false; readonly problems: readonly Message[] };

const mostProblems = 20;

/** Reads a report.json. Nothing in it is believed before the schema has seen it. Never throws. */
export function readResult(text: string): ReadResult {
  const value = parse(text.replace(/^\uFEFF/, ''));
  if (value === undefined) return refuse({ code: 'report.read-not-json', params: {} });
  if (!isResult(value)) return refuse({ code: 'report.read-other-file', params: {} });
  if (value.version !== 1)
    return refuse({ code: 'report.read-other-version', params: { version: String(value.version) } });
  const parsed = runResultSchema.safeParse(value);
  if (parsed.success) return { ok: true, result: parsed.data };
  const problems = parsed.error.issues.slice(0, mostProblems).map((issue) => ({
    code: 'report.read-invalid',
    params: { path: issue.path.map(String).join('.'), problem: issue.message },
  }));
  return { ok: false, problems };
}

function refuse(problem: Message): ReadResult {
  return { ok: false, problems: [problem] };
}

/** Undefined: not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isResult(value: unknown): value is { readonly format: 'plumbline-result'; readonly version: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'plumbline-result' &&
    'version' in value
  );
}
