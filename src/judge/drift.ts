import { formatFactPath, isPathError, parseFactPath, readFactPath } from '../model/fact-path.ts';
import { isJsonObject } from '../model/json.ts';
import type { FindingId } from '../model/identity.ts';
import { diff, valueOf } from './comparisons/diff.ts';
import { isWhole } from './facts/is-whole.ts';
import { look } from './facts/step.ts';
import { rawFacts } from './facts/whole-facts.ts';
import { byTask } from './findings/rename.ts';
import { observedFacts, type TaskState } from './findings/task-state.ts';
import type { DeriveContext } from '../model/derive.ts';
import type { Difference, Finding } from '../model/finding.ts';
import type { Observation } from '../model/observation.ts';
import type { Drift } from '../model/run-result.ts';
import type { Sight } from './facts/sight.ts';
import type { Baseline } from './judge-input.ts';
import type { Scope } from './scope.ts';

type Change = Drift['changes'][number];
type Kind = Change['kind'];

/**
 * What changed since a baseline, fact by fact, for every task in scope that the baseline has too. Volatile and derived
 * facts are left out, but for those that a probe tells with what is behind them. Drift is information: it never changes
 * a verdict.
 */
export function driftSince(
  baseline: Baseline,
  scope: Scope,
  findings: readonly Finding[],
  context: DeriveContext,
): Drift {
  const before = byTask(baseline.observations, scope.renamed);
  const asked = askedPaths(findings);
  const changes = scope.states.flatMap((state) => {
    const old = before.get(state.key);
    return old === undefined ? [] : changesOf(state, old, asked.get(state.task.id.check) ?? [], context);
  });
  return { baseline: { runId: baseline.runId, seenAt: baseline.seenAt }, changes };
}

/** A fact that is asked for, and the finding that judges it. */
interface Asked {
  readonly path: string;
  readonly finding: Finding;
}

function askedPaths(findings: readonly Finding[]): ReadonlyMap<string, readonly Asked[]> {
  const found = new Map<string, Asked[]>();
  for (const finding of findings) {
    if (finding.path === null || finding.kind === 'relation') continue;
    const list = found.get(finding.id.check) ?? [];
    list.push({ path: finding.path, finding });
    found.set(finding.id.check, list);
  }
  return found;
}

function changesOf(
  state: TaskState,
  old: Observation,
  asked: readonly Asked[],
  context: DeriveContext,
): readonly Change[] {
  const { check, environment, node, vantage } = state.task.id;
  const place = { check, environment, node, vantage };
  const judging = (path: string): Pick<Change, 'listed' | 'finding'> => {
    const finding = judge(path, state, asked);
    return { listed: finding !== null, finding };
  };
  const comparable = old.probe === state.task.probe && sameQuestion(old, state);
  const left = comparable ? rawFacts(old, state.probe) : null;
  const right = observedFacts(state);
  if (left === null || isBlank(left) || isBlank(right)) {
    if (left !== null && isBlank(left) && isBlank(right)) return [];
    return [{ ...place, path: '', kind: 'not-comparable', before: null, after: null, listed: false, finding: null }];
  }
  const own = ownComparisons(left, right, state.probe?.compare ?? null);
  const rest = (sight: Sight): Sight => without(sight, own);
  const found = diff(rest(left), rest(right), (schema) => schema?.volatile === true || schema?.repeats === true);
  // What was not seen then and is not seen now has not changed as far as anybody can tell.
  const unseen = found.unseen.filter(({ left: a, right: b }) => !(a.kind === 'gap' && b.kind === 'gap'));
  const rows: Row[] = [
    ...shiftsOf(state, old, context),
    ...[...own].flatMap(([name, differences]) =>
      differences.map((each) => ({
        path: formatFactPath([{ kind: 'name', name }, ...(readFactPath(each.path) ?? [])]),
        kind: kindOf(each.kind),
        before: each.left,
        after: each.right,
      })),
    ),
    ...found.differences.map((each) => ({
      path: each.path,
      kind: kindOf(each.kind),
      before: each.left,
      after: each.right,
    })),
    ...unseen.map(({ path, left: a, right: b }) => ({
      path: path.length === 0 ? '' : formatFactPath(path),
      kind: 'not-comparable' as const,
      before: valueOf(a),
      after: valueOf(b),
    })),
  ];
  return rows
    .sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)))
    .map((row) => ({ ...place, ...row, ...judging(row.path) }));
}

type Row = Pick<Change, 'path' | 'kind' | 'before' | 'after' | 'because'>;

/** Derived facts that the probe tells itself; what throws is our fault, and the raw facts tell the rest. */
function shiftsOf({ probe, observation }: TaskState, old: Observation, context: DeriveContext): readonly Row[] {
  const shifts = probe?.shifts;
  if (shifts === undefined || observation === null) return [];
  try {
    return shifts(old.facts, observation.facts, context).map((each) => ({ ...each, kind: 'changed' }));
  } catch {
    return [];
  }
}

/** Differences of those facts that the probe compares itself, by the name of the fact, where both were seen whole. */
function ownComparisons(
  left: Sight,
  right: Sight,
  compare: NonNullable<TaskState['probe']>['compare'] | null,
): ReadonlyMap<string, readonly Difference[]> {
  const found = new Map<string, readonly Difference[]>();
  if (compare === null || left.kind !== 'seen' || !isJsonObject(left.value)) return found;
  for (const name of Object.keys(left.value)) {
    const path = [{ kind: 'name', name }] as const;
    const [before, after] = [look(left, path), look(right, path)];
    if (!isWhole(before) || !isWhole(after) || after.schema?.repeats === true) continue;
    const differences = compared(() => compare(formatFactPath(path), before.value, after.value));
    if (differences !== null) found.set(name, differences);
  }
  return found;
}

/** What throws is our fault: the plain comparison still tells the truth. */
function compared(work: () => readonly Difference[] | null): readonly Difference[] | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** Facts without those that are compared already: missing on both sides they are no change. */
function without(sight: Sight, own: ReadonlyMap<string, unknown>): Sight {
  if (own.size === 0 || sight.kind !== 'seen' || !isJsonObject(sight.value)) return sight;
  return { ...sight, value: Object.fromEntries(Object.entries(sight.value).filter(([name]) => !own.has(name))) };
}

function sameQuestion(old: Observation, { task, probe }: TaskState): boolean {
  return probe !== null && probe.differing(task.settings, old.settings).length === 0;
}

/** Nothing at all is known: one line says so. */
function isBlank(sight: Sight): boolean {
  if (sight.kind !== 'seen') return true;
  return typeof sight.value === 'object' && sight.value !== null && Object.keys(sight.value).length === 0;
}

function kindOf(kind: 'changed' | 'missing-left' | 'missing-right'): Kind {
  if (kind === 'changed') return 'changed';
  return kind === 'missing-left' ? 'appeared' : 'disappeared';
}

/** The finding that judges a fact of a task now; null: nothing asks for it. */
function judge(path: string, { task }: TaskState, asked: readonly Asked[]): FindingId | null {
  for (const { path: wanted, finding } of asked) {
    const { id } = finding;
    const here = id.environment === task.id.environment && (id.node === null || id.node === task.id.node);
    if (here && overlaps(path, wanted)) return id;
  }
  return null;
}

/** Whether one path is the other or holds it. */
function overlaps(a: string, b: string): boolean {
  const [left, right] = [parseFactPath(a), parseFactPath(b)];
  if (isPathError(left) || isPathError(right)) return a === b;
  const shorter = left.length <= right.length ? left : right;
  const longer = shorter === left ? right : left;
  return formatFactPath(shorter) === formatFactPath(longer.slice(0, shorter.length));
}
