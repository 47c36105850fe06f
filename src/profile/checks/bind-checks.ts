import type { Check, CheckInEnvironment, CheckNode, Environment, Expectation } from '../../model/profile.ts';
import type { Json } from '../../model/json.ts';
import { heavier, type Severity } from '../../model/words.ts';
import { compileExpectations, type CompiledExpectation } from '../expect/compile-expectations.ts';
import type { CompiledComparison } from '../expect/compile-comparisons.ts';
import { severityIn } from '../expect/severity-rule.ts';
import { applies } from '../expect/where.ts';
import type { Sink } from '../shape/sink.ts';
import { fill, hasVariable, toJson, type Scope } from '../values/scope.ts';
import { bindNodes, type BoundNode } from './bind-nodes.ts';
import type { CheckContext } from './read-checks.ts';
import type { WrittenCheck } from './written-check.ts';

/** One environment with the values of its parameters. */
export interface SettledEnvironment {
  readonly environment: Environment;
  readonly scope: Scope;
}

/** Settles a check for every environment it belongs to. */
export function bindCheck(check: WrittenCheck, settled: readonly SettledEnvironment[], context: CheckContext): Check {
  const { sink } = context;
  // Expectations without variables are the same everywhere: compiled once.
  const common = check.expect === undefined || hasVariable(check.expect) ? null : compile(check, check.expect, context);
  const environments: CheckInEnvironment[] = [];
  for (const { environment, scope } of settled) {
    if (!applies(check.where, environment.name, valueIn(scope))) continue;
    const nodes = bindNodes(check, environment, scope, sink).map((node) => ({
      node,
      expect: common ?? compileIn(check, node.scope, context),
    }));
    environments.push(inEnvironment(check, environment.name, nodes));
  }
  return {
    ...check.base,
    needs: check.needs.map((each) => each.word),
    from: check.from.map((each) => each.word),
    environments,
    across: check.across.map((each) => comparison(each, check, settled)),
    among: check.among.map((each) => comparison(each, check, settled)),
  };
}

function compile(check: WrittenCheck, node: NonNullable<WrittenCheck['expect']>, context: CheckContext) {
  return compileExpectations(node, { ...context, entry: check.probe.entry });
}

function compileIn(check: WrittenCheck, scope: Scope, context: CheckContext): readonly CompiledExpectation[] {
  if (check.expect === undefined) return [];
  const filled = fill(check.expect, scope, context.sink);
  return filled === null ? [] : compile(check, filled, context);
}

function valueIn(scope: Scope): (name: string) => Json | undefined {
  return (name) => {
    const node = scope.values.get(name);
    if (node === undefined || node === null) return undefined;
    scope.used(name);
    return toJson(node);
  };
}

interface NodeWithExpectations {
  readonly node: BoundNode;
  readonly expect: readonly CompiledExpectation[];
}

function inEnvironment(
  check: WrittenCheck,
  environment: string,
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
    .filter((each) => applies(each.where, environment, () => undefined))
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

/** Reports what `sink` must know of a check as a whole: unknown places in `from`. */
export function checkFrom(check: WrittenCheck, settled: readonly SettledEnvironment[], sink: Sink): void {
  const machines = settled.flatMap(({ environment }) => environment.machines);
  const known = new Set(machines.flatMap(({ key, zone }) => (zone === null ? [key] : [key, zone])));
  for (const { word, node } of check.from) {
    if (!known.has(word)) sink.report('unknown-place', node.at, { name: word, known: [...known].join(', ') });
  }
}
