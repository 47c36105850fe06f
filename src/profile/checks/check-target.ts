import { settle, type FactSchema } from '../../model/catalogue.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { KnownProbe, SettingsIssue } from '../known-probe.ts';
import { asMap, reportUnknown, writtenOf } from '../shape/fields.ts';
import type { Sink } from '../shape/sink.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import type { MapNode, Node } from '../text/tree.ts';
import type { Filled } from '../values/scope.ts';
import { checkSecrets } from './check-secrets.ts';
import { isReference, memberOf, settingJson } from './setting-json.ts';

/** Checks a filled-in target against its probe’s settings and gives them as JSON; null after a mistake. `at` is where the check stands. */
export function checkTarget(probe: KnownProbe, target: Filled, at: Node['at'], sink: Sink): JsonObject | null {
  const map = asMap(target.node, 'target', sink);
  if (map === null) return null;
  const place: Place = { probe, map, missing: target.missing, at, sink };
  const isRight = checkSecrets(map, probe.settings, 'target', sink) && target.missing.size === 0;
  const marked = settingJson(map, probe.settings, 'marked');
  const issues = isJsonObject(marked) ? probe.checkSettings(marked) : [];
  reportUnknownSettings(issues, place);
  reportMissingSettings(issues, place);
  for (const issue of issues) if (issue.kind === 'value' || issue.kind === 'rule') reportValue(issue, place);
  const json = settingJson(map, probe.settings, 'kept');
  return isRight && issues.length === 0 && isJsonObject(json) ? json : null;
}

interface Place {
  readonly probe: KnownProbe;
  readonly map: MapNode;
  /** Settings whose value is missing because of a mistake reported elsewhere. */
  readonly missing: ReadonlySet<string>;
  readonly at: Node['at'];
  readonly sink: Sink;
}

function reportUnknownSettings(issues: readonly SettingsIssue[], { probe, map, at, sink }: Place): void {
  for (const { names, path } of issues.filter((each) => each.kind === 'unknown')) {
    const inside = nodeAt(map, path);
    const known = Object.keys(schemaAt(probe.settings, path).properties ?? {});
    for (const name of names) {
      const entry = inside?.kind === 'map' ? inside.entries.find((each) => each.key === name) : undefined;
      reportUnknown('unknown-setting', name, known, entry?.keyAt ?? at, sink, { probe: probe.kind });
    }
  }
}

/** All that is missing at one place is one mistake. What stands there with a slip in its name is not missing. */
function reportMissingSettings(issues: readonly SettingsIssue[], { probe, map, missing, at, sink }: Place): void {
  const byPlace = new Map<string, { readonly at: Node['at']; readonly names: string[] }>();
  for (const { names, path } of issues.filter((each) => each.kind === 'missing')) {
    const inside = nodeAt(map, path);
    const lacking = names.filter((name) => !(path.length === 0 && missing.has(name)) && !isSlip(name, path, issues));
    if (lacking.length === 0) continue;
    const isEmpty = inside === null || (inside.kind === 'map' && inside.entries.length === 0 && path.length === 0);
    const found = byPlace.get(path.join('.')) ?? { at: isEmpty ? at : inside.at, names: [] };
    found.names.push(...lacking);
    byPlace.set(path.join('.'), found);
  }
  for (const { at: place, names } of byPlace.values()) {
    sink.report('missing-setting', place, { probe: probe.kind, name: names });
  }
}

function isSlip(name: string, path: SettingsIssue['path'], issues: readonly SettingsIssue[]): boolean {
  const unknown = issues.filter((each) => each.kind === 'unknown' && each.path.join('.') === path.join('.'));
  return unknown.some((each) => each.names.some((written) => didYouMean(written, [name]).length > 0));
}

function reportValue({ kind, path, names }: SettingsIssue, { probe, map, missing, at, sink }: Place): void {
  const [first] = path;
  // A rule over several settings says nothing where one of them is missing.
  if (missing.size > 0 && (first === undefined || missing.has(String(first)))) return;
  const node = nodeAt(map, path);
  const written = node === null || isReference(node) ? '' : writtenOf(node);
  const setting = path.join('.') || 'target';
  if (/^[a-z]+:\/\/[^/?#]*@/i.test(written)) {
    sink.report('url-with-password', node?.at ?? at, { name: setting });
    return;
  }
  const place = node?.at ?? (map.entries.length === 0 ? at : map.at);
  const params = { probe: probe.kind, setting, wanted: names };
  // What a rule says may be about other settings than this one, and a reference to a secret shows no value.
  if (node?.kind === 'scalar' && kind === 'rule') sink.report('setting-rule-written', place, { ...params, written });
  else if (kind === 'rule' || written === '') sink.report('setting-rule', place, params);
  else sink.report('setting-value', place, { ...params, written });
}

function schemaAt(settings: FactSchema, path: SettingsIssue['path']): FactSchema {
  let shape = settle(settings);
  for (const step of path) {
    shape = settle(typeof step === 'number' ? (shape.items ?? {}) : memberOf(shape, step));
  }
  return shape;
}

function nodeAt(node: Node, path: SettingsIssue['path']): Node | null {
  let current: Node = node;
  for (const step of path) {
    const next = child(current, step);
    if (next === undefined) return null;
    current = next;
  }
  return current;
}

function child(node: Node, step: string | number): Node | undefined {
  if (node.kind === 'map') return node.entries.find((entry) => entry.key === step)?.value;
  if (node.kind === 'list' && typeof step === 'number') return node.items[step];
  return undefined;
}
