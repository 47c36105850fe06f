import * as z from 'zod';
import { readCode, type PcResult, type ReadCode } from './code/read-code.ts';
import { shownCode } from './code/read-symbols.ts';
import type { PageSpec } from './page-spec.ts';
import { fitnessOf, type Fitness } from './verdict.ts';

/** What one PC gave back. */
export interface PcReport {
  /** File, or file and line, or `code 2`. */
  readonly source: string;
  /** As the page showed it. */
  readonly code: string;
  readonly spec: PageSpec;
  readonly result: PcResult;
  readonly fitness: Fitness;
  /** As the file says; null: only the code was given. */
  readonly userAgent: string | null;
  /** Whether the file says otherwise than the code in it. */
  readonly edited: boolean;
}

/** Something that could not be read. */
export interface UnreadResult {
  readonly source: string;
  readonly mistake: (ReadCode & { readonly ok: false })['mistake'] | { readonly problem: 'none' | 'file' };
}

export type ReadResult = ({ readonly ok: true } & PcReport) | ({ readonly ok: false } & UnreadResult);

const Saved = z.object({
  format: z.literal('plumbline-selftest'),
  version: z.literal(1),
  code: z.string().max(5000),
  workstation: z.string().optional(),
  department: z.string().optional(),
  browser: z.string().optional(),
  userAgent: z.string().max(2000).optional(),
});

/**
 * The results in one text: a saved file, a list of those (JSON, or one a line), or codes, one a line, with or without
 * other words before and behind. Never throws: what cannot be read is said.
 */
export function readResults(text: string, source: string, pages: readonly PageSpec[]): readonly ReadResult[] {
  const content = text.replace(/^\uFEFF/, '');
  const whole = json(content);
  if (Array.isArray(whole)) return whole.map((each, index) => saved(each, `${source}[${String(index)}]`, pages));
  if (whole !== undefined) return [saved(whole, source, pages)];
  const lines = content.split(/\r\n|[\r\n]/).flatMap((line, index) => (line.trim() === '' ? [] : [{ line, index }]));
  if (lines.length === 0) return [{ ok: false, source, mistake: { problem: 'none' } }];
  return lines.map(({ line, index }) => {
    const place = lines.length === 1 ? source : `${source}:${String(index + 1)}`;
    const value = json(line);
    return value === undefined ? coded(codeIn(line), place, pages) : saved(value, place, pages);
  });
}

/** A single code. */
export function coded(code: string, source: string, pages: readonly PageSpec[]): ReadResult {
  const read = readCode(code, pages);
  if (!read.ok) return { ok: false, source, mistake: read.mistake };
  const { spec, result } = read;
  const fitness = fitnessOf(spec, result);
  return { ok: true, source, code: shownCode(code), spec, result, fitness, userAgent: null, edited: false };
}

function saved(value: unknown, source: string, pages: readonly PageSpec[]): ReadResult {
  const parsed = Saved.safeParse(value);
  if (!parsed.success) return { ok: false, source, mistake: { problem: 'file' } };
  const { code, userAgent = null, workstation, department, browser } = parsed.data;
  const read = coded(code, source, pages);
  if (!read.ok) return read;
  const { result } = read;
  const edited =
    differs(workstation, result.workstation) ||
    differs(department, result.department) ||
    differs(browser, result.browser);
  return { ...read, userAgent, edited };
}

/** A code has only the beginning of a long text. */
function differs(written: string | undefined, inCode: string): boolean {
  return written !== undefined && written.slice(0, 31).toWellFormed() !== inCode;
}

/** The code in a line that has more; the line where there is none. */
function codeIn(line: string): string {
  const groups = /(?:[0-9A-Za-z]{5}\p{Pd}){3,}[0-9A-Za-z]{1,5}/u.exec(line.normalize('NFKC'));
  return groups?.[0] ?? line;
}

function json(text: string): unknown {
  const first = text.trimStart()[0];
  if (first !== '{' && first !== '[') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
