import type { Connection } from 'mysql2';
import { keptRows, type Cell, type QueryRows } from '../database/queries/query-rows.ts';
import { numberOf } from '../database/queries/number-of.ts';

/** Types whose values are numbers, as the driver names them. */
const numbers: ReadonlySet<string> = new Set([
  'TINY',
  'SHORT',
  'LONG',
  'INT24',
  'LONGLONG',
  'YEAR',
  'DECIMAL',
  'NEWDECIMAL',
]);
const doubles: ReadonlySet<string> = new Set(['FLOAT', 'DOUBLE']);

/** Rows of one statement, sent as it is. How many the server sends is set beforehand (`sql_select_limit`). */
export function queryRows(connection: Connection, text: string, mostRows: number): Promise<QueryRows> {
  return new Promise((resolve, reject) => {
    connection.query({ sql: text, rowsAsArray: true, typeCast: cellOf }, (error, rows, fields) => {
      if (error !== null) {
        reject(error);
        return;
      }
      const names = Array.isArray(fields) ? fields.map(({ name }: { readonly name: string }) => name) : [];
      resolve(keptRows(names, Array.isArray(rows) ? (rows as Cell[][]) : [], mostRows)); // as cellOf made them
    });
  });
}

/** What the driver gives of one value: its type, and its bytes, null for NULL. */
interface Field {
  readonly type: string;
  readonly buffer: () => Buffer | null;
}

function cellOf({ type, buffer }: Field): Cell {
  const bytes = buffer();
  if (bytes === null) return null;
  if (type === 'BIT') return numberOf(BigInt(`0x0${bytes.toString('hex')}`).toString());
  const text = type === 'GEOMETRY' ? null : textOf(bytes);
  if (text === null) return `0x${bytes.toString('hex')}`;
  if (doubles.has(type)) return numberOf(text, true);
  return numbers.has(type) ? numberOf(text) : text;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Null: the bytes are no text; two of them would look alike with marks for what cannot be read. */
function textOf(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
