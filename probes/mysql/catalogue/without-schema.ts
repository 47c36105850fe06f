import { nameIn, type Token } from './tokens.ts';

/** The one schema that is looked at, and what it holds. */
export interface OwnSchema {
  readonly name: string;
  /** Names of its tables, views, sequences and routines. */
  readonly holds: ReadonlySet<string>;
}

/**
 * Leaves out the name of the own schema before names of its objects: environments call it differently. A table or alias
 * may be called like the schema, and `orders.id` is then a column: so what follows must be one of the objects.
 */
export function withoutSchema(tokens: readonly Token[], own: OwnSchema): readonly Token[] {
  const kept: Token[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    const qualifies = !follows(kept) && nameIn(token) === own.name && tokens[at + 1]?.text === '.';
    const next = nameIn(tokens[at + 2]);
    if (qualifies && next !== null && own.holds.has(next)) {
      at += 2;
      continue;
    }
    kept.push(token);
    at += 1;
  }
  return kept;
}

/** Whether a dot stands before: then this is the name of a table or column, whatever it is called. */
function follows(kept: readonly Token[]): boolean {
  return kept.at(-1)?.text === '.';
}
