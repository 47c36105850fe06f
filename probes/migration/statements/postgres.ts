import type { Dialect } from './dialect.ts';

/** Characters and bytes of a value that are read; what is beyond counts by its length. */
export const readCharacters = 2000;
export const readBytes = 1000;

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text in quotation marks; `E` where a setting would decide what a backslash means. */
export function literal(text: string): string {
  const doubled = text.replaceAll("'", "''");
  return text.includes('\\') ? `E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`;
}

/** PostgreSQL 10 and later. */
export const postgres: Dialect = {
  quote,
  table: (schema, name) => `${quote(schema)}.${quote(name)}`,
  // Otherwise it would be read as the type of the column, which may be too narrow for a key of the other side.
  from: '$1::bigint',
  most: '$2',
  boundaries: (column, kind) => {
    const nulls = `count(*) - count(${column})`;
    switch (kind) {
      case 'number':
        return { nulls, min: `min(${column})`, max: `max(${column})`, sum: `sum(${column})` };
      case 'float':
      case 'date':
      case 'timestamp':
        return { nulls, min: `min(${column})`, max: `max(${column})` };
      case 'text':
        return {
          nulls,
          longest: `max(char_length(${column}::text))`,
          longestBytes: `max(octet_length(${column}::text))`,
        };
      case 'bytes':
        return { nulls, longestBytes: `max(octet_length(${column}))` };
      case 'boolean':
        return { nulls, trues: `count(CASE WHEN ${column}::int = 1 THEN 1 END)` };
      case 'uuid':
        return { nulls };
    }
  },
  values: (column, kind) => {
    if (kind === 'text')
      return [`substr(${column}::text, 1, ${String(readCharacters)})`, `char_length(${column}::text)`];
    if (kind === 'bytes')
      return [`encode(substr(${column}, 1, ${String(readBytes)}), 'hex')`, `octet_length(${column})`];
    return [column];
  },
  lengths: (column, kind) => {
    if (kind === 'text') return [`octet_length(${column}::text)`];
    return [];
  },
};
