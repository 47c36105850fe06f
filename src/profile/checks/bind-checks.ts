import type { Check, CheckInEnvironment, CheckNode, Environment, Expectation } from '../../model/profile.ts';
import type { Json } from '../../model/json.ts';
import { heavier, type Severity } from '../../model/words.ts';
import { compileExpectations, type CompiledExpectation } from '../expect/compile-expectations.ts';
import type { CompiledComparison } from '../expect/compile-comparisons.ts';
import { severityIn } from '../expect/severity-rule.ts';
import { applies } from '../expect/where.ts';
import { reportUnknown } from '../shape/fields.ts';
import type { Sink } from '../shape/sink.ts';
import type { Node } from '../text/tree.ts';
import { fillKnown, hasVariable, toJson, valueOf, type Scope } from '../values/scope.ts';
import { bindNodes, type BoundNode } from './bind-nodes.ts';
import type { CheckContext } from './read-checks.ts';
import type { WrittenCheck } from './written-check.ts';

/** One environment with the values of its parameters. */
export interface SettledEnvironment {
  readonly environment: Environment;
  readonly scope: Scope;
}

/** A check with everything settled, and whether there is no mistake in it. */
export interface BoundCheck {
  readonly check: Check;
  readonly isWhole: boolean;
}

/** Settles a check for every environment it belongs to. */
export function bindCheck(
  check: WrittenCheck,
  settled: readonly SettledEnvironment[],
  context: CheckContext,
): BoundCheck {
  const before = context.sink.count();
  // Expectations without variables are the same everywhere: compiled once.
  const common = check.expect === undefined || hasVariable(check.expect) ? null : compile(check, check.expect, context);
  const own = settled.filter(({ environment, scope }) => applies(check.where, environment.name, valueIn(scope)));
  const environments = own.map((each) => bindIn(check, each, common, context));
  const [anywhere] = settled;
  // What belongs to no environment of this site is still read, so that its mistakes are found before it does.
  if (own.length === 0 && anywhere !== undefined) bindIn(check, withoutMachines(anywhere), common, context);
  const bound: Check = {
    ...check.base,
    needs: check.needs.map((each) => each.word),
    from: check.from.map((each) => each.word),
    environments,
    across: check.across.map((each) => comparison(each, check, own)),
    among: check.among.map((each) => comparison(each, check, own)),
  };
  return { check: bound, isWhole: check.isWhole && context.sink.count() === before };
}

function withoutMachines({ environment, scope }: SettledEnvironment): SettledEnvironment {
  return { environment: { ...environment, machines: [] }, scope };
}

function bindIn(
  check: WrittenCheck,
  { environment, scope }: SettledEnvironment,
  common: readonly CompiledExpectation[] | null,
  context: CheckContext,
): CheckInEnvironment {
  const nodes = bindNodes(check, environment, scope, context.sink).map((node) => ({
    node,
    expect: common ?? compileIn(check, node.scope, context),
  }));
  return inEnvironment(check, environment.name, scope, nodes);
}

function compile(check: WrittenCheck, node: Node, context: CheckContext): readonly CompiledExpectation[] {
  return compileExpectations(node, { ...context, entry: check.probe.entry });
}

function compileIn(check: WrittenCheck, scope: Scope, context: CheckContext): readonly CompiledExpectation[] {
  if (check.expect === undefined) return [];
  const filled = fillKnown(check.expect, scope, context.sink);
  const isNothingLeft = filled?.node.kind === 'map' && filled.missing.size > 0 && filled.node.entries.length === 0;
  return filled === null || isNothingLeft ? [] : compile(check, filled.node, context);
}

function valueIn(scope: Scope): (name: string) => Json | undefined {
  return (name) => {
    const node = valueOf(scope, name);
    return node === undefined || node === null ? undefined : toJson(node);
  };
}

interface NodeWithExpectations {
  readonly node: BoundNode;
  readonly expect: readonly CompiledExpectation[];
}

function inEnvironment(
  check: WrittenCheck,
  environment: string,
  scope: Scope,
  bound: readonly NodeWithExpectations[],
): CheckInEnvironment {
  const byDefault = severityIn(check.severity, environment, 'major');
  const nodes = bound.map(({ node, expect }): CheckNode => ({
    key: node.key,
    settings: node.settings,
    expect: expect
      .filter((each) => applies(each.where, environment, valueIn(node.scope)))
      .map((each) => expectation(each, environment, byDefault)),
  }));
  const compared = [...check.across, ...check.among]
    .filter((each) => applies(each.where, environment, valueIn(scope)))
    .map((each) => severityIn(each.severity, environment, byDefault));
  const inForce = [...nodes.flatMap((node) => node.expect.map((each) => each.severity)), ...compared];
  return { environment, notApplicable: null, answers: heaviest(inForce) ?? byDefault, nodes };
}

function heaviest(severities: readonly Severity[]): Severity | null {
  const [first, ...rest] = severities;
  return first === undefined ? null : rest.reduce(heavier, first);
}

function expectation(compiled: CompiledExpectation, environment: string, byDefault: Severity): Expectation {
  const { id, path, matcher, written, because, remedy, owner, at } = compiled;
  const severity = severityIn(compiled.severity, environment, byDefault);
  return { id, path, matcher, severity, written, because, remedy, owner, overridden: null, at };
}

function comparison(
  compiled: CompiledComparison,
  check: WrittenCheck,
  settled: readonly SettledEnvironment[],
): Check['across'][number] {
  const { severity: rule, where, ...rest } = compiled;
  const severity: Record<string, Severity> = {};
  for (const { environment, scope } of settled) {
    const { name } = environment;
    // An environment without a severity takes no part in the comparison.
    if (!applies(where, name, valueIn(scope))) continue;
    severity[name] = severityIn(rule, name, severityIn(check.severity, name, 'major'));
  }
  return { ...rest, severity };
}

/** Machines and zones of all environments. */
export function placesOf(settled: readonly SettledEnvironment[]): ReadonlySet<string> {
  const machines = settled.flatMap(({ environment }) => environment.machines);
  return new Set(machines.flatMap(({ key, zone }) => (zone === null ? [key] : [key, zone])));
}

/** Checks `from`: every word must be a machine or zone of some environment. False after a mistake. */
export function checkFrom(check: WrittenCheck, places: ReadonlySet<string>, sink: Sink): boolean {
  const unknown = check.from.filter(({ word }) => !places.has(word));
  for (const { word, node } of unknown) reportUnknown('unknown-place', word, places, node.at, sink);
  return unknown.length === 0;
}
