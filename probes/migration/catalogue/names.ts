import type { Problem } from '../facts.ts';
import type { TableShape } from './column-form.ts';
import type { Product } from '../schema.ts';
import { columnOf, type Pair } from './match.ts';

/** What decides about names in the target. */
export interface Naming {
  readonly product: Product;
  readonly foldsTables: boolean;
  readonly words: ReadonlySet<string> | null;
}

/** Names of the source that the target does not take, or not as they are. */
export function namesOf(
  list: readonly Pair[],
  target: Naming,
): { readonly reservedWords: Problem[]; readonly longNames: Problem[]; readonly caseNames: Problem[] } {
  const reservedWords: Problem[] = [];
  const longNames: Problem[] = [];
  const caseNames: Problem[] = [];
  const look = (at: string, name: string): void => {
    if (target.words?.has(name.toLowerCase()) === true) reservedWords.push({ at, source: name, target: null });
    if (isTooLong(name, target.product)) longNames.push({ at, source: name, target: null });
  };
  for (const { source, target: other, nameOf } of list) {
    look(source.name, other?.name ?? source.name);
    if (other !== null && !target.foldsTables && differByCase(source.name, other.name))
      caseNames.push({ at: source.name, source: source.name, target: other.name });
    for (const { name } of source.columns.values()) look(`${source.name}.${name}`, nameOf(name));
    caseNames.push(
      ...(target.product === 'mysql' ? columnsAlike(source) : columnsInOtherCase({ source, target: other, nameOf })),
    );
  }
  if (target.foldsTables)
    caseNames.push(
      ...alike(list.map(({ source }) => source.name)).map((name) => ({ at: name, source: name, target: null })),
    );
  return { reservedWords, longNames, caseNames };
}

/** MySQL knows no case of columns: two that differ by it become one. */
function columnsAlike(source: TableShape): readonly Problem[] {
  return alike([...source.columns.keys()]).map((name) => ({
    at: `${source.name}.${name}`,
    source: name,
    target: null,
  }));
}

function columnsInOtherCase({ source, target: other, nameOf }: Pair): readonly Problem[] {
  if (other === null) return [];
  return [...source.columns.keys()].flatMap((name) => {
    const answer = columnOf(other, nameOf(name));
    const differs = answer !== null && differByCase(nameOf(name), answer.name);
    return differs ? [{ at: `${source.name}.${name}`, source: name, target: answer.name }] : [];
  });
}

/** NAMEDATALEN of PostgreSQL leaves 63 bytes; MySQL takes 64 characters (manuals). */
function isTooLong(name: string, product: Product): boolean {
  return product === 'postgres' ? Buffer.byteLength(name) > 63 : [...name].length > 64;
}

function differByCase(one: string, other: string): boolean {
  return one !== other && one.toLowerCase() === other.toLowerCase();
}

/** Names that another one is like but for case. */
function alike(names: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  for (const name of names) times.set(name.toLowerCase(), (times.get(name.toLowerCase()) ?? 0) + 1);
  return names.filter((name) => (times.get(name.toLowerCase()) ?? 0) > 1);
}
