import { hostPort, type Touch, type TouchLine } from '../../src/model/plan.ts';
import type { Environment } from '../../src/model/profile.ts';
import { checkTitle } from '../finding-name.ts';
import type { AccessInput } from './access-input.ts';
import type { AccessVoice } from './access-texts.ts';
import { sourceName } from './source-name.ts';

/** What every row tells of its line. */
interface Row {
  readonly environment: string;
  readonly source: string;
  /** How often at most. */
  readonly times: number;
  readonly checks: string;
  readonly changes: boolean;
}

/** A firewall rule. */
export interface ConnectionRow extends Row {
  readonly target: string;
  readonly port: number;
  readonly protocol: string;
  /** Who logs in there; empty: nobody. */
  readonly account: string;
}

/** A request over HTTP, or by the protocol of a service. */
export interface RequestRow extends Row {
  readonly request: string;
}

/** A statement, word for word. */
export interface StatementRow extends Row {
  readonly at: string;
  readonly text: string;
}

/** Something read or run on a machine. */
export interface LocalRow extends Row {
  readonly kind: 'file' | 'command' | 'system';
  readonly what: string;
}

/** The touch list, sorted by what it touches; each in the order of the list. */
export interface AccessRows {
  readonly connections: readonly ConnectionRow[];
  readonly requests: readonly RequestRow[];
  readonly statements: readonly StatementRow[];
  readonly local: readonly LocalRow[];
}

/** Everything that is touched in some environments, as rows for a table or a sheet. */
export function accessRows(input: AccessInput, environments: readonly Environment[], voice: AccessVoice): AccessRows {
  const byName = new Map(environments.map((each) => [each.name, each]));
  const checks = new Map(input.profile.checks.map((check) => [check.name, check]));
  const lines = input.lines.filter((line) => byName.has(line.environment));
  const rowOf = (line: TouchLine): Row => ({
    environment: line.environment,
    source: sourceName(line.vantage, byName.get(line.environment), voice),
    times: line.count,
    checks: line.checks.map((name) => checkTitle(name, checks, voice)).join(voice.word('report.list-comma')),
    changes: line.sideEffect,
  });
  const logins = loginsOf(lines);
  return {
    connections: ofKind(lines, 'connect', (line, touch) => ({
      ...rowOf(line),
      target: touch.host,
      port: touch.port,
      protocol: touch.transport.toUpperCase(),
      account: logins(line, hostPort(touch.host, touch.port)).join(voice.word('report.list-comma')),
    })),
    requests: [
      ...ofKind(lines, 'url', (line, touch) => ({ ...rowOf(line), request: `${touch.method} ${touch.url}` })),
      ...ofKind(lines, 'request', (line, touch) => ({ ...rowOf(line), request: `${touch.at}: ${touch.text}` })),
    ],
    statements: ofKind(lines, 'sql', (line, touch) => ({ ...rowOf(line), at: touch.at, text: touch.text })),
    local: [
      ...ofKind(lines, 'file', (line, { path }): LocalRow => ({ ...rowOf(line), kind: 'file', what: path })),
      ...ofKind(lines, 'command', (line, { argv }): LocalRow => ({
        ...rowOf(line),
        kind: 'command',
        what: JSON.stringify(argv),
      })),
      ...ofKind(lines, 'system', (line, { what }): LocalRow => ({ ...rowOf(line), kind: 'system', what })),
    ],
  };
}

type TouchOf<K extends Touch['kind']> = Extract<Touch, { readonly kind: K }>;

function ofKind<K extends Touch['kind'], R>(
  lines: readonly TouchLine[],
  kind: K,
  row: (line: TouchLine, touch: TouchOf<K>) => R,
): readonly R[] {
  const isIt = (touch: Touch): touch is TouchOf<K> => touch.kind === kind;
  return lines.flatMap((line) => (isIt(line.touch) ? [row(line, line.touch)] : []));
}

/** Who logs in at a host and port, from the same place in the same environment. */
function loginsOf(lines: readonly TouchLine[]): (line: TouchLine, at: string) => readonly string[] {
  const names = new Map<string, Set<string>>();
  const keyOf = (line: TouchLine, at: string): string => JSON.stringify([line.environment, line.vantage, at]);
  for (const line of lines) {
    if (line.touch.kind !== 'account') continue;
    const key = keyOf(line, line.touch.at.split('/')[0] ?? '');
    names.set(key, (names.get(key) ?? new Set()).add(line.touch.name));
  }
  return (line, at) => [...(names.get(keyOf(line, at)) ?? [])];
}
