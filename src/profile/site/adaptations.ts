import type { Check, CheckInEnvironment, Expectation } from '../../model/profile.ts';
import type { Text } from '../../model/message.ts';
import { compileOverride } from '../expect/compile-override.ts';
import type { CheckContext } from '../checks/read-checks.ts';
import { readFields, reportUnknown } from '../shape/fields.ts';
import { asList } from '../shape/lists.ts';
import { readText, readWord, readWords } from '../shape/scalars.ts';
import type { Sink } from '../shape/sink.ts';
import { splitKey } from '../../model/identity.ts';
import type { Node } from '../text/tree.ts';
import { findCheck } from './finding-names.ts';

interface NotApplicable {
  readonly check: string;
  readonly environments: readonly string[];
  readonly because: Text;
  readonly owner: Text | null;
}

/** Applies `not-applicable:`: the check stays in the report, with the reason why it is not looked at. */
export function applyNotApplicable(
  node: Node | undefined,
  checks: readonly Check[],
  environments: readonly string[],
  sink: Sink,
): readonly Check[] {
  const rules = asList(node, 'not-applicable', sink).flatMap((item) => {
    const rule = readNotApplicable(item, checks, environments, sink);
    return rule === null ? [] : [rule];
  });
  if (rules.length === 0) return checks;
  return checks.map((check) => {
    const own = rules.filter((rule) => rule.check === check.name);
    if (own.length === 0) return check;
    return { ...check, environments: check.environments.map((part) => marked(part, own)) };
  });
}

function marked(part: CheckInEnvironment, rules: readonly NotApplicable[]): CheckInEnvironment {
  const rule = rules.find((each) => each.environments.includes(part.environment));
  if (rule === undefined) return part;
  return { ...part, notApplicable: { because: rule.because, owner: rule.owner } };
}

function readNotApplicable(
  node: Node,
  checks: readonly Check[],
  environments: readonly string[],
  sink: Sink,
): NotApplicable | null {
  const fields = readFields(node, ['check', 'in', 'because', 'owner'], 'not-applicable', sink);
  if (fields === null) return null;
  for (const key of ['check', 'because']) {
    if (fields.get(key) === undefined) sink.report('missing-key', node.at, { what: 'not-applicable', key, name: '' });
  }
  const entry = fields.get('check');
  const name = readWord(entry?.value, 'check', sink);
  const check = name === null ? undefined : findCheck(name, checks);
  if (name !== null && entry !== undefined && check === undefined) {
    const known = checks.map((each) => each.name);
    reportUnknown('unknown-check', name, known, entry.value.at, sink);
  }
  const words = readWords(fields.get('in')?.value, 'in', sink);
  for (const { word, node: at } of words) {
    if (!environments.includes(word)) reportUnknown('unknown-environment', word, environments, at.at, sink);
  }
  const because = readText(fields.get('because')?.value, 'because', sink);
  const owner = readText(fields.get('owner')?.value, 'owner', sink);
  if (check === undefined || because === null) return null;
  const listed = words.length === 0 ? environments : words.map(({ word }) => word);
  return { check: check.name, environments: listed, because, owner };
}

interface Change {
  readonly check: string;
  readonly id: string;
  readonly environments: readonly string[] | null;
  readonly apply: (expectation: Expectation) => Expectation;
}

/** Applies `override:`: the customer asks another thing of a fact than the product; who decided so and why is kept. */
export function applyOverrides(
  node: Node | undefined,
  checks: readonly Check[],
  context: CheckContext,
): readonly Check[] {
  const overrides = asList(node, 'override', context.sink).flatMap((item) => {
    const override = readOverride(item, checks, context);
    return override === null ? [] : [override];
  });
  if (overrides.length === 0) return checks;
  return checks.map((check) => ({
    ...check,
    environments: check.environments.map((part) => overridden(check.name, part, overrides)),
  }));
}

function overridden(check: string, part: CheckInEnvironment, overrides: readonly Change[]): CheckInEnvironment {
  const own = overrides.filter(
    (each) => each.check === check && (each.environments?.includes(part.environment) ?? true),
  );
  if (own.length === 0) return part;
  const change = (expectation: Expectation): Expectation =>
    own.filter((each) => each.id === expectation.id).reduce((before, each) => each.apply(before), expectation);
  return { ...part, nodes: part.nodes.map((node) => ({ ...node, expect: node.expect.map(change) })) };
}

function readOverride(node: Node, checks: readonly Check[], context: CheckContext): Change | null {
  const { sink } = context;
  if (node.kind !== 'map') {
    sink.report('wrong-kind', node.at, { what: 'override', wanted: 'map', found: node.kind, written: '' });
    return null;
  }
  const entry = node.entries.find((each) => each.key === 'expectation');
  const written = readWord(entry?.value, 'expectation', sink);
  if (entry === undefined) sink.report('missing-key', node.at, { what: 'override', key: 'expectation', name: '' });
  if (entry === undefined || written === null) return null;
  const target = findExpectation(written, entry.value.at, checks, sink);
  const probe = target === null ? undefined : context.probes.get(target.check.probe);
  if (target === null || probe === undefined) return null;
  const compiled = compileOverride(node, target.expectation, { ...context, entry: probe.entry });
  if (compiled === null) return null;
  return {
    check: target.check.name,
    id: target.expectation.id,
    environments: compiled.environments,
    apply: (expectation) => ({
      ...expectation,
      matcher: compiled.matcher,
      written: compiled.written,
      overridden: { because: compiled.because, owner: compiled.owner, was: expectation.written },
    }),
  };
}

function findExpectation(
  written: string,
  at: Node['at'],
  checks: readonly Check[],
  sink: Sink,
): { readonly check: Check; readonly expectation: Expectation } | null {
  const [name, id, ...more] = splitKey(written)?.parts ?? [];
  if (name === undefined || id === undefined || more.length > 0) {
    sink.report('expectation-form', at, { written });
    return null;
  }
  const check = findCheck(name, checks);
  if (check === undefined) {
    const known = checks.map((each) => each.name);
    reportUnknown('unknown-check', name, known, at, sink);
    return null;
  }
  const all = check.environments.flatMap((part) => part.nodes.flatMap((each) => each.expect));
  const expectation = all.find((each) => each.id === id);
  const ids = [...new Set(all.map((each) => each.id))];
  if (expectation === undefined) reportUnknown('unknown-expectation', id, ids, at, sink, { check: name });
  return expectation === undefined ? null : { check, expectation };
}
