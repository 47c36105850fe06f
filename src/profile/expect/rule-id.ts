import type { Fields } from '../shape/fields.ts';
import { readWord } from '../shape/scalars.ts';
import type { Sink } from '../shape/sink.ts';
import type { Position } from '../text/mistake.ts';

/** What a finding is named after, and where that is written. */
export interface NamedRule {
  readonly id: string;
  /** Where the id is written, or what gives it one. */
  readonly idAt: Position;
}

/** Reads `id`; what it is by default where there is none. */
export function readId(fields: Pick<Fields, 'get'>, byDefault: string, at: Position, sink: Sink): NamedRule {
  const node = fields.get('id')?.value;
  const id = readWord(node, 'id', sink);
  if (node === undefined || id === null) return { id: byDefault, idAt: at };
  if (id === 'answers' || /^(?:across|among):/.test(id)) {
    sink.report('id-reserved', node.at, { id: id.slice(0, 80) });
  }
  return { id, idAt: node.at };
}

/** Keeps the first of those with one id; each other one is a mistake that names the first. */
export function withoutTwins<T extends NamedRule>(rules: readonly T[], sink: Sink): readonly Omit<T, 'idAt'>[] {
  const seen = new Map<string, T>();
  for (const rule of rules) {
    const first = seen.get(rule.id);
    if (first === undefined) seen.set(rule.id, rule);
    else sink.report('id-twice', rule.idAt, { id: rule.id.slice(0, 120), first: first.idAt.line });
  }
  return [...seen.values()].map(({ idAt: _place, ...rule }) => rule);
}
