import type { Dialect } from './dialect.ts';
import { readBytes, readCharacters } from './postgres.ts';

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
/** As text, since a statement with values is answered in the binary form of each type. */
const asText = (expression: string): string => `CAST(${expression} AS CHAR)`;

/** MySQL from 5.7 on, MariaDB from 10.2 on. The database of the login is the schema. */
export const mysql: Dialect = {
  quote,
  table: (_schema, name) => quote(name),
  // A text would be compared as a floating-point number.
  from: 'CAST(? AS DECIMAL(30, 0))',
  most: '?',
  boundaries: (column, kind) => {
    const nulls = `COUNT(*) - COUNT(${column})`;
    switch (kind) {
      case 'number':
        return { nulls, min: `MIN(${column})`, max: `MAX(${column})`, sum: `SUM(${column})` };
      case 'float':
        return { nulls, min: `MIN(${column})`, max: `MAX(${column})` };
      case 'date':
      case 'timestamp': {
        const zeroDates = `COUNT(CASE WHEN MONTH(${column}) = 0 OR DAYOFMONTH(${column}) = 0 THEN 1 END)`;
        return { nulls, min: `MIN(${column})`, max: `MAX(${column})`, zeroDates };
      }
      case 'text':
        return { nulls, longest: `MAX(CHAR_LENGTH(${column}))`, longestBytes: `MAX(OCTET_LENGTH(${column}))` };
      case 'bytes':
        return { nulls, longestBytes: `MAX(OCTET_LENGTH(${column}))` };
      case 'boolean':
        return { nulls, trues: `COUNT(CASE WHEN ${column} + 0 = 1 THEN 1 END)` };
      case 'uuid':
        return { nulls };
    }
  },
  values: (column, kind) => {
    if (kind === 'text')
      return [asText(`SUBSTRING(${column}, 1, ${String(readCharacters)})`), asText(`CHAR_LENGTH(${column})`)];
    if (kind === 'bytes')
      return [asText(`LOWER(HEX(SUBSTRING(${column}, 1, ${String(readBytes)})))`), asText(`OCTET_LENGTH(${column})`)];
    return [asText(kind === 'boolean' ? `${column} + 0` : column)];
  },
  lengths: (column, kind) => {
    if (kind === 'text') return [asText(`OCTET_LENGTH(CONVERT(${column} USING utf8mb4))`)];
    return [];
  },
};
