import { settle, type FactSchema } from '../../model/catalogue.ts';
import { formatFactPath, type Segment } from '../../model/fact-path.ts';
import type { Unit } from '../../model/words.ts';

/** A fact as a profile writes it, with what it is. */
export interface WrittenFact {
  readonly path: string;
  /** In words, with its unit. */
  readonly description: string;
}

const deepest = 4;

/** Every fact of a probe that has a name of its own; elements of lists are left to their author. */
export function factPaths(facts: FactSchema, above: readonly Segment[] = []): readonly WrittenFact[] {
  return Object.entries(settle(facts).properties ?? {}).flatMap(([name, inner]) => {
    const path: readonly Segment[] = [...above, { kind: 'name', name }];
    const shape = settle(inner);
    const below = path.length < deepest ? factPaths(shape, path) : [];
    return [{ path: formatFactPath(path), description: descriptionOf(shape) }, ...below];
  });
}

function descriptionOf(shape: FactSchema): string {
  const kind = shape.dialect === undefined ? countedIn(shape.unit) : 'a version';
  const key = shape.type === 'array' && shape.key !== undefined ? `a list, addressed by ${shape.key}` : '';
  return [shape.description ?? '', ...[kind, key].filter((part) => part !== '')]
    .filter((part) => part !== '')
    .join('; ');
}

function countedIn(unit: Unit | undefined): string {
  if (unit === undefined) return '';
  return unit === 'instant' ? 'a moment' : `in ${unit}`;
}
