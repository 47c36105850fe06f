import { severities, type Severity } from '../../model/words.ts';
import { reportUnknown } from '../shape/fields.ts';
import { readWord } from '../shape/scalars.ts';
import type { Sink } from '../shape/sink.ts';
import type { Node } from '../text/tree.ts';

/** A severity, or one for each environment. */
export interface SeverityRule {
  /** Where no environment of its own says otherwise; null: what stands further out. */
  readonly byDefault: Severity | null;
  readonly by: Readonly<Record<string, Severity>>;
}

/** Reads a severity, or a map of `default` and environments; null after a mistake was reported. */
export function readSeverityRule(node: Node, environments: readonly string[], sink: Sink): SeverityRule | null {
  if (node.kind !== 'map') {
    const byDefault = readSeverity(node, sink);
    return byDefault === null ? null : { byDefault, by: {} };
  }
  if (node.entries.length === 0) sink.report('empty-map', node.at, { what: 'severity' });
  let byDefault: Severity | null = null;
  const by: [string, Severity][] = [];
  for (const { key, keyAt, value } of node.entries) {
    const isKnown = key === 'default' || environments.includes(key);
    if (!isKnown) reportUnknown('unknown-environment', key, [...environments, 'default'], keyAt, sink);
    const severity = readSeverity(value, sink);
    if (severity === null || !isKnown) continue;
    if (key === 'default') byDefault = severity;
    else by.push([key, severity]);
  }
  const read = by.length + (byDefault === null ? 0 : 1);
  return read < node.entries.length || read === 0 ? null : { byDefault, by: Object.fromEntries(by) };
}

function readSeverity(node: Node, sink: Sink): Severity | null {
  const word = readWord(node, 'severity', sink);
  if (word === null) return null;
  const severity = severities.find((each) => each === word);
  if (severity === undefined) reportUnknown('unknown-severity', word, severities, node.at, sink);
  return severity ?? null;
}

/** The severity in an environment. */
export function severityIn(rule: SeverityRule | null, environment: string, byDefault: Severity): Severity {
  const own = rule !== null && Object.hasOwn(rule.by, environment) ? rule.by[environment] : undefined;
  return own ?? rule?.byDefault ?? byDefault;
}
