import { keptText } from '../../../src/kit/schema/snapshot-of.ts';
import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import { collationText } from './column-type.ts';
import type { Reading } from './reading.ts';
import { bodyText } from './sql-text.ts';
import { longestText } from './statements.ts';

/** What routines, triggers and events have in common. */
interface Program {
  readonly body: string | null;
  readonly mode: string;
  readonly definer: string;
  readonly clientCharset: string | null;
  readonly clientCollation: string | null;
  readonly databaseCollation?: string | null;
}

/** Whether a text was shown to the end. */
export function isWhole(text: string | null): text is string {
  return text !== null && text.length < longestText;
}

/** Body, and what it runs with: sql_mode and collations are those of the session that created it. */
export function programAspects(program: Program, reading: Reading): Aspects {
  const { normalises, rules } = reading;
  return {
    body: isWhole(program.body) ? keptText(bodyText(program.body, rules)) : null,
    sqlMode: program.mode === '' ? [] : program.mode.split(',').sort(),
    databaseCollation: collationText(program.databaseCollation ?? null, normalises),
    ...createdBy(program, reading),
  };
}

/** Who created it, and with which character set and collation. */
export function createdBy(
  { definer, clientCharset, clientCollation }: Pick<Program, 'definer' | 'clientCharset' | 'clientCollation'>,
  { normalises }: Reading,
): Aspects {
  const client = [clientCharset, clientCollation].map((each) => collationText(each, normalises) ?? '').join(' ');
  return { definer, createdWith: client };
}
