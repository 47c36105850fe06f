import * as z from 'zod';
import type { DeepReadonly } from './json.ts';

/** Names one question to one target: stays the same from run to run. */
export const taskIdSchema = z.object({
  check: z.string().describe('name of the check'),
  environment: z.string().describe('name of the environment'),
  node: z
    .string()
    .nullable()
    .describe('key of the node (forEach, or the machine of a local probe); null where there is one target'),
  vantage: z.string().nullable().describe('machine or zone it is asked from (`from`); null: wherever the run stands'),
});
export type TaskId = DeepReadonly<z.infer<typeof taskIdSchema>>;

/** Names one finding: stays the same from run to run, and through `formerly` when a check is renamed. */
export const findingIdSchema = z.object({
  check: z.string().describe('name of the check, or id of the relation'),
  rule: z.string().describe('expectation id, `answers`, `across:PATH`, `among:PATH` (or the id given), `relation`'),
  environment: z.string().describe('environment judged; of a comparison, the side that is held against the other'),
  node: z.string().nullable().describe('key of the node; null where there is one target or all nodes together'),
  vantage: z.string().nullable().describe('place it was asked from, where the check names one'),
});
export type FindingId = DeepReadonly<z.infer<typeof findingIdSchema>>;

/** Names a finding of one task. Its members stand in the order of the schema: so they are reported. */
export function findingOf({ check, environment, node, vantage }: TaskId, rule: string): FindingId {
  return { check, rule, environment, node, vantage };
}

/** One text for a task identity: `check/environment[/node][@vantage]`; parts holding `/`, `@` or quotes are quoted. */
export function taskKey({ check, environment, node, vantage }: TaskId): string {
  return `${quotePart(check)}/${quotePart(environment)}${placeIn(node, vantage)}`;
}

/** One text for a finding identity: `check/rule/environment[/node][@vantage]`, as waivers write it. */
export function findingKey({ check, rule, environment, node, vantage }: FindingId): string {
  return `${quotePart(check)}/${quotePart(rule)}/${quotePart(environment)}${placeIn(node, vantage)}`;
}

function placeIn(node: string | null, vantage: string | null): string {
  return `${node === null ? '' : `/${quotePart(node)}`}${vantage === null ? '' : `@${quotePart(vantage)}`}`;
}

function quotePart(part: string): string {
  return /[/@"\\]/.test(part) || part === '' ? JSON.stringify(part) : part;
}

/** Splits `a/"b/c"/d@e` into its parts; null where it is not well formed. The inverse of taskKey and findingKey. */
export function splitKey(text: string): {
  readonly parts: readonly string[];
  readonly vantage: string | null;
} | null {
  const parts: string[] = [];
  let vantage: string | null = null;
  let at = 0;
  while (at <= text.length) {
    const part = readPart(text, at);
    if (part === null) return null;
    const closing = at > 0 && text[at - 1] === '@';
    if (closing) vantage = part.value;
    else parts.push(part.value);
    if (part.end === text.length) return { parts, vantage };
    if (closing) return null;
    at = part.end + 1;
  }
  return null;
}

function readPart(text: string, start: number): { readonly value: string; readonly end: number } | null {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && text[end] !== '/' && text[end] !== '@') end += 1;
    return end === start ? null : { value: text.slice(start, end), end };
  }
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  const next = text[end + 1];
  if (end >= text.length || (next !== undefined && next !== '/' && next !== '@')) return null;
  return unquote(text.slice(start, end + 1), end + 1);
}

function unquote(quoted: string, end: number): { readonly value: string; readonly end: number } | null {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? { value, end } : null;
  } catch {
    return null;
  }
}
