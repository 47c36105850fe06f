import { lookup, settle, type FactSchema } from '../../model/catalogue.ts';
import { isJsonObject, type Json } from '../../model/json.ts';
import type { KnownProbe, SettingsIssue } from '../known-probe.ts';
import { asMap, reportUnknown, writtenOf } from '../shape/fields.ts';
import type { Sink } from '../shape/sink.ts';
import type { MapNode, Node } from '../text/tree.ts';
import { toJson } from '../values/scope.ts';
import { isLossy } from '../values/parameter-type.ts';

/** What stands for a secret while its place is checked: long enough for every form a secret may have to have. */
const mark = 'x'.repeat(16);

/** Checks a filled-in target against its probe’s settings; false after a mistake. `at` is where the check stands. */
export function checkTarget(probe: KnownProbe, target: Node, at: Node['at'], sink: Sink): boolean {
  const map = asMap(target, 'target', sink);
  if (map === null) return false;
  const secretsRight = checkSecrets(map, probe.settings, sink);
  const json = plain(map);
  if (!isJsonObject(json)) return false;
  const issues = probe.checkSettings(json);
  for (const issue of issues) report(issue, probe, map, at, sink);
  return secretsRight && issues.length === 0;
}

function report(issue: SettingsIssue, probe: KnownProbe, target: MapNode, at: Node['at'], sink: Sink): void {
  const place = nodeAt(target, issue.path);
  const where = place?.at ?? (target.entries.length === 0 ? at : target.at);
  const schema = schemaAt(probe.settings, issue.path);
  for (const name of issue.names) {
    if (issue.kind === 'unknown') {
      const entry = place?.kind === 'map' ? place.entries.find((each) => each.key === name) : undefined;
      reportUnknown('unknown-setting', name, Object.keys(schema.properties ?? {}), entry?.keyAt ?? where, sink, {
        probe: probe.kind,
      });
    } else if (issue.kind === 'missing') {
      sink.report('missing-setting', where, { probe: probe.kind, name });
    } else {
      const setting = issue.path.join('.') || 'target';
      const written = place === null ? '' : writtenOf(place);
      sink.report('setting-value', where, { probe: probe.kind, setting, written, wanted: name });
    }
  }
}

function schemaAt(settings: FactSchema, path: readonly (string | number)[]): FactSchema {
  const names = path.filter((step): step is string => typeof step === 'string');
  const found = lookup(
    settings,
    names.map((name) => ({ kind: 'name', name })),
  );
  return found.found ? found.schema : {};
}

function nodeAt(node: Node, path: readonly (string | number)[]): Node | null {
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

/** Where the settings want a secret, only a reference may stand, so that no password is ever written into a file. */
function checkSecrets(map: MapNode, schema: FactSchema, sink: Sink): boolean {
  let right = true;
  for (const entry of map.entries) {
    const inner = settle(schema.properties?.[entry.key] ?? restOf(schema));
    if (isSecret(inner) && !isReference(entry.value)) {
      sink.report('secret-written', entry.value.at, { name: entry.key });
      right = false;
    } else if (entry.value.kind === 'map' && !isReference(entry.value) && !checkSecrets(entry.value, inner, sink)) {
      right = false;
    }
  }
  return right;
}

function restOf(schema: FactSchema): FactSchema {
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
}

function isSecret(schema: FactSchema): boolean {
  return 'secret' in schema && schema.secret === true;
}

function isReference(node: Node): boolean {
  return node.kind === 'map' && node.entries.length === 1 && node.entries[0]?.key === '$secret';
}

/** As JSON, with secrets marked and numbers that YAML would change kept as they were written. */
function plain(node: Node): Json {
  if (isReference(node)) return mark;
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'map') return Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
  return isLossy(node) ? node.source : toJson(node);
}
