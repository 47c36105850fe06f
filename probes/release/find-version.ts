import { RE2JS } from 're2js';
import { parseJsonBody } from '../../src/kit/ladder/json-body.ts';
import { parseJsonPath, readJsonPath } from '../../src/kit/ladder/json-path.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Settings } from './schema.ts';

/** Host and port asked, for messages. */
export interface Where {
  readonly host: string;
  readonly port: number;
  readonly [name: string]: string | number;
}

/** What came back. */
export interface Reply {
  readonly text: string;
  /** Value of a header; null: it is not there. */
  readonly header: (name: string) => string | null;
}

const longestVersion = 200;

/**
 * The version in a reply, as it is written there: a JSON number `1.10` stays 1.10.
 *
 * @throws ProbeFailure `value-not-found` where nothing stands there or what stands there is no single value;
 * `body-html-instead` or `body-not-json` where JSON was expected. Phase `body`.
 */
export function findVersion(settings: Settings, reply: Reply, where: Where): string {
  const found = raw(settings, reply, where)?.trim() ?? '';
  if (found !== '' && found.length <= longestVersion) return found;
  throw new ProbeFailure('value-not-found', { phase: 'body', params: { ...where, place: sourceOf(settings) } });
}

/** Where the version is looked for, in the words of the settings. */
export function sourceOf(settings: Settings): string {
  if (settings.json !== null) return `json: ${settings.json}`;
  if (settings.header !== null) return `header: ${settings.header.toLowerCase()}`;
  return `pattern: ${settings.pattern ?? ''}`;
}

function raw(settings: Settings, reply: Reply, where: Where): string | null {
  if (settings.header !== null) return reply.header(settings.header);
  if (settings.pattern !== null) return firstGroup(settings.pattern, reply.text);
  const document = parseJsonBody(reply.text, 'text', { where, status: 200, facts: {} });
  const value = readJsonPath(document, parseJsonPath(settings.json ?? '') ?? []);
  return typeof value === 'string' ? value : null;
}

function firstGroup(pattern: string, text: string): string | null {
  const matcher = RE2JS.compile(pattern).matcher(text);
  return matcher.find() ? matcher.group(1) : null;
}
