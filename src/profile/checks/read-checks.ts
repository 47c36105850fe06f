import { compileComparisons } from '../expect/compile-comparisons.ts';
import type { ExpectContext, ScopeContext } from '../expect/expect-context.ts';
import { readSeverityRule } from '../expect/severity-rule.ts';
import { readWhere } from '../expect/where.ts';
import type { KnownProbe } from '../known-probe.ts';
import { asMap, readFields, reportUnknown, type Fields } from '../shape/fields.ts';
import { readCount, readText, readWord, readWords } from '../shape/scalars.ts';
import { readDuration } from '../shape/time.ts';
import { createSink, type Sink } from '../shape/sink.ts';
import type { MapEntry, Node } from '../text/tree.ts';
import { impliedExpect } from './implied-expect.ts';
import { probeOfProduct } from './product-probes.ts';
import type { ForEach, WrittenCheck } from './written-check.ts';

/** What reading a check needs to know besides its text. */
export interface CheckContext extends ScopeContext {
  readonly probes: ReadonlyMap<string, KnownProbe>;
}

export const checkKeys = [
  'title',
  'because',
  'owner',
  'stage',
  'tags',
  'references',
  'probe',
  'target',
  'forEach',
  'from',
  'needs',
  'in',
  'except',
  'when',
  'severity',
  'timeout',
  'attempts',
  'formerly',
  'expect',
  'across',
  'among',
] as const;

/** Names of checks become parts of finding names, file names and commands. */
export const checkName = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,127}$/u;

const defaultTimeoutMs = 30_000;
const longestTimeoutMs = 3_600_000;

/** A check of which nothing can be said but its name: there is a mistake in it that leaves nothing to go on. */
export interface BrokenCheck {
  readonly name: string;
  readonly formerly: readonly string[];
  readonly at: Node['at'];
}

/** Checks as they stand in the files. */
export interface ReadChecks {
  readonly checks: readonly WrittenCheck[];
  readonly broken: readonly BrokenCheck[];
}

/** Reads one `checks:` of a file. */
export function readChecks(node: Node, context: CheckContext): ReadChecks {
  const map = asMap(node, 'checks', context.sink);
  if (map?.entries.length === 0) context.sink.report('empty-map', node.at, { what: 'checks' });
  const checks: WrittenCheck[] = [];
  const broken: BrokenCheck[] = [];
  for (const entry of map?.entries ?? []) {
    if (!checkName.test(entry.key)) context.sink.report('check-name', entry.keyAt, { name: entry.key });
    const check = readCheck(entry, context);
    if (check === null) broken.push({ name: entry.key, formerly: formerNames(entry), at: entry.keyAt });
    else checks.push(check);
  }
  return { checks, broken };
}

/** Earlier names of a check that cannot be read, so that nobody who uses them is told that there is none. */
function formerNames({ value }: MapEntry): readonly string[] {
  const node = value.kind === 'map' ? value.entries.find(({ key }) => key === 'formerly')?.value : undefined;
  return readWords(node, 'formerly', createSink()).map((each) => each.word);
}

function readCheck(entry: MapEntry, context: CheckContext): WrittenCheck | null {
  const { sink } = context;
  const before = sink.count();
  const fields = readFields(entry.value, checkKeys, 'check', sink);
  if (fields === null) return null;
  const value = (key: (typeof checkKeys)[number]): Node | undefined => fields.get(key)?.value;
  const probe = readProbe(entry, fields, context);
  const base = readBase(entry, value, sink);
  const severity = severityOf(value('severity'), context);
  const forEach = readForEach(value('forEach'), context);
  const where = readWhere(fields, context);
  const needs = readWords(value('needs'), 'needs', sink);
  const from = readWords(value('from'), 'from', sink);
  const formerly = readWords(value('formerly'), 'formerly', sink);
  if (probe === null) return null;
  const expect: ExpectContext = { ...context, entry: probe.entry };
  const across = compared(value('across'), 'across', expect);
  const among = compared(value('among'), 'among', expect);
  return {
    base: { ...base, formerly: formerly.map((each) => each.word), probe: probe.kind },
    probe,
    where,
    severity,
    needs,
    from,
    formerly,
    // A forEach with a mistake in it leaves its variable unknown.
    forEach: forEach ?? (value('forEach') === undefined ? null : 'broken'),
    target: value('target'),
    expect: impliedExpect(probe, value('expect'), entry.keyAt),
    across,
    among,
    key: entry,
    isWhole: sink.count() === before,
  };
}

function readBase(
  entry: MapEntry,
  value: (key: (typeof checkKeys)[number]) => Node | undefined,
  sink: Sink,
): Omit<WrittenCheck['base'], 'probe' | 'formerly'> {
  const words = (key: (typeof checkKeys)[number]): readonly string[] =>
    readWords(value(key), key, sink).map((each) => each.word);
  return {
    name: entry.key,
    title: readText(value('title'), 'title', sink),
    because: readText(value('because'), 'because', sink),
    owner: readText(value('owner'), 'owner', sink),
    stage: words('stage'),
    tags: words('tags'),
    references: words('references'),
    timeoutMs: readDuration(value('timeout'), 'timeout', longestTimeoutMs, sink) ?? defaultTimeoutMs,
    attempts: readCount(value('attempts'), 'attempts', 1, 10, sink) ?? 1,
    at: { file: entry.keyAt.file, line: entry.keyAt.line, column: entry.keyAt.column },
  };
}

function compared(node: Node | undefined, kind: 'across' | 'among', context: ExpectContext): WrittenCheck['across'] {
  return node === undefined ? [] : compileComparisons(node, kind, context);
}

function severityOf(node: Node | undefined, context: CheckContext): WrittenCheck['severity'] {
  return node === undefined ? null : readSeverityRule(node, context.environments, context.sink);
}

function readProbe(entry: MapEntry, fields: Fields, context: CheckContext): KnownProbe | null {
  const written = fields.get('probe');
  if (written === undefined) {
    // A key with a mistake in it may have been meant as `probe`.
    if (!fields.hasStranger) context.sink.report('missing-key', entry.keyAt, { what: 'check', key: 'probe' });
    return null;
  }
  const kind = readWord(written.value, 'probe', context.sink);
  if (kind === null) return null;
  const probe = context.probes.get(kind);
  if (probe === undefined) reportUnknownProbe(kind, written.value.at, context);
  return probe ?? null;
}

/** Who writes the name of a product is told the probe that looks at it. */
function reportUnknownProbe(kind: string, at: Node['at'], { probes, sink }: CheckContext): void {
  const meant = probeOfProduct(kind);
  if (meant === null || !probes.has(meant)) reportUnknown('unknown-probe', kind, probes.keys(), at, sink);
  else sink.report('unknown-probe-likely', at, { name: kind, likely: [meant], known: [meant] });
}

function readForEach(node: Node | undefined, context: CheckContext): ForEach | null {
  if (node === undefined) return null;
  const map = asMap(node, 'forEach', context.sink);
  if (map === null) return null;
  const [only, second] = map.entries;
  if (only === undefined || second !== undefined) {
    context.sink.report('for-each-one', second?.keyAt ?? node.at, {});
    return null;
  }
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(only.key) || context.parameters.has(only.key)) {
    context.sink.report('for-each-name', only.keyAt, { name: only.key });
    return null;
  }
  return { variable: only.key, over: only.value };
}
