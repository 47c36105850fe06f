import type { Finding } from '../src/model/finding.ts';
import { taskKey, type TaskId } from '../src/model/identity.ts';
import type { Observation } from '../src/model/observation.ts';
import { hostPort, type TouchLine } from '../src/model/plan.ts';
import type { Outcome } from '../src/model/words.ts';
import type { EnvironmentResult, RunResult } from '../src/model/run-result.ts';
import { checkTitle, type CheckIndex } from './finding-name.ts';
import type { ReportCode } from './report-texts.ts';
import type { Voice } from './voice.ts';

/** What the way from one place to one target is like. */
export interface Way {
  readonly outcome: Outcome;
  /** Milliseconds until the connection stood; null: it never did, or nobody told. */
  readonly connectMs: number | null;
  /** Why there was no answer, in a few words; null: there was one. */
  readonly why: ReportCode | null;
}

/** One target, asked from several places. */
export interface WayRow {
  readonly title: string;
  /** `db1:5432`, each address it is reached by. */
  readonly addresses: readonly string[];
  /** By place, in the order of the table; null: not asked from there. */
  readonly ways: readonly (Way | null)[];
}

/** From where to where, in one environment. */
export interface WayTable {
  readonly environment: Pick<EnvironmentResult, 'name' | 'title'>;
  /** Machines and zones of the site file. */
  readonly places: readonly string[];
  readonly rows: readonly WayRow[];
}

/** What the tables are made of. */
export interface WaysInput {
  readonly result: RunResult;
  readonly checks: CheckIndex;
}

/** From where to where the system can talk, environment by environment; only what a profile asks `from` some place. */
export function wayTables({ result, checks }: WaysInput, voice: Voice): readonly WayTable[] {
  const answers = result.findings.filter(({ kind, id }) => kind === 'answers' && id.vantage !== null);
  const observations = new Map(result.observations.map((each) => [taskKey(each.task), each]));
  const addresses = addressIndex(result.touch);
  return result.environments.flatMap(({ name, title, selected }): readonly WayTable[] => {
    const here = answers.filter(({ id }) => id.environment === name);
    if (!selected || here.length === 0) return [];
    const places = [...new Set(here.map(({ id }) => id.vantage ?? ''))].sort();
    const rows = grouped(here).map((group) => ({
      title: rowTitle(group, checks, voice),
      addresses: addressesOf(group, observations) ?? addresses(group.id.check, name),
      ways: places.map((place) => wayFrom(group.findings, place, observations)),
    }));
    const connecting = rows.filter(({ addresses: known }) => known.length > 0);
    return connecting.length === 0 ? [] : [{ environment: { name, title }, places, rows: connecting }];
  });
}

interface Group {
  readonly id: Pick<TaskId, 'check' | 'node'>;
  readonly findings: readonly Finding[];
}

/** Findings of one check and node together, in the order they come. */
function grouped(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, { id: Group['id']; findings: Finding[] }>();
  for (const finding of findings) {
    const { check, node } = finding.id;
    const key = JSON.stringify([check, node]);
    const group = groups.get(key) ?? { id: { check, node }, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function rowTitle({ id }: Group, checks: CheckIndex, voice: Voice): string {
  const title = checkTitle(id.check, checks, voice);
  return id.node === null ? title : `${title} / ${voice.raw(id.node)}`;
}

/** What the tasks of a row connected to; null: none got so far. */
function addressesOf({ findings }: Group, observations: ReadonlyMap<string, Observation>): readonly string[] | null {
  const seen = findings.flatMap(({ evidence }) => evidence.flatMap((task) => observations.get(taskKey(task)) ?? []));
  const lines = seen.flatMap(({ touched }) =>
    touched.flatMap(({ line }) => /^(?:tcp|udp) (.+)$/.exec(line)?.[1] ?? []),
  );
  return lines.length === 0 ? null : [...new Set(lines)];
}

/** Where a check may connect to in an environment, all its nodes together. */
function addressIndex(lines: readonly TouchLine[]): (check: string, environment: string) => readonly string[] {
  const byCheck = new Map<string, Set<string>>();
  const keyOf = (check: string, environment: string): string => JSON.stringify([check, environment]);
  for (const { environment, touch, checks } of lines) {
    if (touch.kind !== 'connect') continue;
    for (const check of checks) {
      const known = byCheck.get(keyOf(check, environment)) ?? new Set();
      byCheck.set(keyOf(check, environment), known.add(hostPort(touch.host, touch.port)));
    }
  }
  return (check, environment) => [...(byCheck.get(keyOf(check, environment)) ?? [])];
}

function wayFrom(
  findings: readonly Finding[],
  place: string,
  observations: ReadonlyMap<string, Observation>,
): Way | null {
  const finding = findings.find(({ id }) => id.vantage === place);
  if (finding === undefined) return null;
  const seen = finding.evidence.flatMap((task) => observations.get(taskKey(task)) ?? []);
  const connected = seen.flatMap(({ timings }) => timings.filter(({ phase }) => phase === 'connect'));
  return {
    outcome: finding.outcome,
    connectMs: connected[0]?.durationMs ?? null,
    why: finding.outcome === 'pass' || finding.cause === null ? null : whyNot(finding.cause, seen),
  };
}

/**
 * What was never started, or broke over its own settings, tells nothing of the way. An account that its target refused
 * earlier in the run is not tried again: there that refusal is the answer.
 */
function whyNot(cause: string, seen: readonly Observation[]): ReportCode {
  if (cause === 'login-denied-before') return 'report.way-login';
  const asked = seen.some(({ attempts, failure }) => attempts.length > 0 && failure?.phase !== 'settings');
  return asked ? reachWord(cause) : 'report.way-not-asked';
}

/** Families of causes, the most telling pattern first. */
const families: readonly (readonly [RegExp, ReportCode])[] = [
  [/^connect-refused$/, 'report.way-refused'],
  [/^connect-timeout$/, 'report.way-filtered'],
  [/^(?:host|network)-unreachable$/, 'report.way-unreachable'],
  [/^connect-/, 'report.way-connect'],
  [/^name-/, 'report.way-name'],
  [/^(?:proxy|pac)-|^http-proxy-instead$/, 'report.way-proxy'],
  [/^certificate-/, 'report.way-certificate'],
  [/^tls-/, 'report.way-tls'],
  [/^(?:http-login|access)-denied$|^(?:login|account|password|token)-/, 'report.way-login'],
  [/^(?:http|body)-/, 'report.way-http'],
  [/^(?:no-answer|reply-late|deadline-exceeded)$/, 'report.way-silent'],
  [/^protocol-not-spoken$/, 'report.way-other'],
  // stopped on our side in the middle
  [/^(?:not-declared|not-approved|cancelled|commands-not-allowed)$/, 'report.way-not-asked'],
];

function reachWord(cause: string): ReportCode {
  return families.find(([pattern]) => pattern.test(cause))?.[1] ?? 'report.way-failed';
}
