import { lookup, settle, type FactSchema, type Lookup } from '../../model/catalogue.ts';
import { formatFactPath, type FactPath, type Segment } from '../../model/fact-path.ts';
import type { Sink } from '../shape/sink.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import { piecesOf, placeIn, type WrittenPath } from './fact-path-pieces.ts';

type Missing = Lookup & { readonly found: false };

/** Says why a path leads nowhere, and what to write instead. */
export function reportMissing(
  written: WrittenPath,
  path: FactPath,
  missing: Missing,
  root: { readonly schema: FactSchema; readonly probe: string; readonly sink: Sink },
): void {
  const before = path.slice(0, missing.at);
  const segment = path[missing.at];
  const place = placeIn(written, piecesOf(written.text)[missing.at]?.offset ?? 0);
  const above = lookup(root.schema, before);
  const parent = above.found ? settle(above.schema) : root.schema;
  const inside = formatFactPath(before);
  const params = { path: clip(written.text), name: clip(missing.name), inside, probe: root.probe };
  if (segment?.kind === 'key') {
    if (parent.items === undefined) root.sink.report('path-not-list', place, params);
    else reportName('unknown-list-field', missing, before, place, params, root.sink);
    return;
  }
  if (parent.items !== undefined) {
    reportList(parent, place, { ...params, rest: restOf(path, missing.at) }, root.sink);
    return;
  }
  if (parent.properties === undefined) {
    root.sink.report('path-too-deep', place, params);
    return;
  }
  const [elsewhere] = findElsewhere(root.schema, missing.name, [], 3);
  const isLast = missing.at === path.length - 1;
  if (elsewhere !== undefined && isLast) {
    root.sink.report('unknown-fact-elsewhere', place, { ...params, instead: elsewhere });
    return;
  }
  reportName('unknown-fact', missing, before, place, params, root.sink);
}

type Params = Readonly<Record<string, string>>;

function reportName(
  code: string,
  missing: Missing,
  before: FactPath,
  place: WrittenPath['at'],
  params: Params,
  sink: Sink,
): void {
  const likely = didYouMean(missing.name, missing.known);
  const isField = code === 'unknown-list-field';
  const full = (name: string): string => (isField ? name : formatFactPath([...before, { kind: 'name', name }]));
  sink.report(likely.length > 0 ? `${code}-likely` : code, place, {
    ...params,
    likely: likely.map(full),
    known: missing.known.slice(0, 40),
  });
}

/** A name cannot follow a list: its elements are addressed by key, or asked all together. */
function reportList(list: FactSchema, place: WrittenPath['at'], params: Params, sink: Sink): void {
  const { inside = '', rest = '' } = params;
  const key = list.key ?? null;
  if (key === null) sink.report('list-without-key', place, params);
  else sink.report('list-needs-key', place, { ...params, key, instead: `${inside}[${key}="…"]${rest}` });
}

/** The steps from a place on, as they stand behind a key; an index is left out. */
function restOf(path: FactPath, at: number): string {
  const rest = path.slice(at).filter((segment) => segment.kind === 'key' || !/^\d+$/.test(segment.name));
  const text = formatFactPath(rest);
  return text === '' || text.startsWith('[') ? text : `.${text}`;
}

/** Paths of facts that bear this name somewhere else; only names are followed, no lists. */
function findElsewhere(schema: FactSchema, name: string, above: readonly Segment[], depth: number): readonly string[] {
  const found: string[] = [];
  for (const [each, inner] of Object.entries(settle(schema).properties ?? {})) {
    const here: readonly Segment[] = [...above, { kind: 'name', name: each }];
    if (each === name) found.push(formatFactPath(here));
    if (depth > 1) found.push(...findElsewhere(inner, name, here, depth - 1));
  }
  return found;
}

function clip(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
