import { Query, type Client, type Connection } from 'pg';
import { charactersIn, keptRows, mostCharacters, type Cell, type QueryRows } from '../database/queries/query-rows.ts';
import { numberOf } from '../database/queries/number-of.ts';

/** Types whose values are numbers (pg_type.oid): int8, int2, int4, oid, numeric; and doubles: float4, float8. */
const numbers: ReadonlySet<number> = new Set([20, 21, 23, 26, 1700]);
const doubles: ReadonlySet<number> = new Set([700, 701]);
const bool = 16;

/** Rows that the server sends before it waits for being asked again. */
const atOnce = 50;

/**
 * Rows of one statement, as the extended protocol gives them (manual, section 54.2.3): the server itself refuses several
 * statements in one text, and stops after so many rows. The text is sent as it is.
 */
export function queryRows(client: Client, text: string, mostRows: number): Promise<QueryRows> {
  return new Promise((resolve, reject) => {
    const config = { text, rowMode: 'array', rows: Math.min(mostRows + 1, atOnce), types: asText };
    const rows: (readonly (string | null)[])[] = [];
    let characters = 0;
    const query = new Query<(string | null)[]>(config, (error, result) => {
      if (error instanceof Error) reject(error);
      else resolve(typed(result.fields, rows, mostRows));
    });
    query.on('row', (row) => {
      rows.push(row);
      characters += charactersIn(row);
    });
    client.query(stoppable(query, () => rows.length <= mostRows && characters <= mostCharacters));
  });
}

/** As sessions have it: every value as text. */
const asText = { getTypeParser: () => (text: string) => text };

/** The driver reads to the last row and, where rows come in parts, leaves the connection waiting after an error. */
function stoppable<T extends object>(query: T, wantsMore: () => boolean): T {
  const driver = query as T & Portal; // @types/pg does not have what the driver calls
  const { handlePortalSuspended, handleError } = driver;
  return Object.assign(query, {
    handlePortalSuspended: (connection: Connection) => {
      if (wantsMore()) handlePortalSuspended.call(driver, connection);
      else connection.sync();
    },
    handleError: (error: Error, connection: Connection) => {
      connection.sync();
      handleError.call(driver, error, connection);
    },
  });
}

interface Portal {
  readonly handlePortalSuspended: (connection: Connection) => void;
  readonly handleError: (error: Error, connection: Connection) => void;
}

function typed(
  fields: readonly { readonly name: string; readonly dataTypeID: number }[],
  rows: readonly (readonly (string | null)[])[],
  mostRows: number,
): QueryRows {
  const cells = rows.map((row) => row.map((written, index) => cellOf(written, fields[index]?.dataTypeID ?? 0)));
  const names = fields.map(({ name }) => name);
  return keptRows(names, cells, mostRows);
}

function cellOf(written: string | null, type: number): Cell {
  if (written === null) return null;
  if (type === bool) return written === 't';
  if (doubles.has(type)) return numberOf(written, true);
  return numbers.has(type) ? numberOf(written) : written;
}
