import { expressionText, type TextRules } from './sql-text.ts';
import type { CatalogueRow } from './rows.ts';
import type { Dialect } from './statements.ts';

type Column = Pick<CatalogueRow<'columns'>, 'default' | 'extra' | 'type'>;

const clock = /^current_timestamp(?:\(\d?\))?$/i;
const numeric = /^(?:tinyint|smallint|mediumint|int|bigint|decimal|numeric|float|double|year|bit)\b/i;
const binary = /^(?:var)?binary\b/i;

/**
 * What a column gets where nothing is said: `'text'`, a number, or an expression; null where it gets nothing or NULL.
 * MySQL shows values bare and marks expressions (DEFAULT_GENERATED, from 8.0.13 on); MariaDB writes both as SQL.
 */
export function columnDefault(column: Column, dialect: Dialect, rules: TextRules): string | null {
  const { default: written } = column;
  if (written === null) return null;
  if (!rules.normalises('defaults')) return written;
  return dialect === 'mysql' ? ofMysql(written, column, rules) : ofMariaDb(written, column, rules);
}

function ofMysql(written: string, { extra, type }: Column, rules: TextRules): string {
  const isExpression =
    /\bDEFAULT_GENERATED\b/i.test(extra ?? '') || (/^(?:timestamp|datetime)/i.test(type) && clock.test(written));
  if (isExpression) return expressionText(unescaped(written), rules);
  if (numeric.test(type)) return written.toLowerCase();
  if (binary.test(type))
    return /^0x[0-9a-f]*$/i.test(written)
      ? bytes(Buffer.from(written.slice(2), 'hex'), type)
      : bytes(Buffer.from(written), type);
  return quoted(written);
}

function ofMariaDb(written: string, { type }: Column, rules: TextRules): string | null {
  if (written === 'NULL') return null;
  if (binary.test(type)) {
    const hex = /^x'([0-9a-f]*)'$/i.exec(written)?.[1];
    if (hex !== undefined) return bytes(Buffer.from(hex, 'hex'), type);
  }
  if (!/^'(?:[^'\\]|\\[\s\S]|'')*'$/.test(written)) return expressionText(written, rules);
  const value = plain(written.slice(1, -1));
  if (binary.test(type)) return bytes(Buffer.from(value, 'utf8'), type);
  return quoted(value);
}

/** Bytes in hexadecimal, without the zeros that fill a binary column up. */
function bytes(value: Buffer, type: string): string {
  const hex = value.toString('hex');
  return `x'${/^binary/i.test(type) ? hex.replace(/(?:00)+$/, '') : hex}'`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

const escapes: Readonly<Record<string, string>> = { '0': '\0', n: '\n', r: '\r', t: '\t', Z: '\u001a' };

function plain(inner: string): string {
  return inner.replaceAll(/''|\\([\s\S])/g, (whole, after?: string) =>
    after === undefined ? whole.slice(1) : (escapes[after] ?? after),
  );
}

/** MySQL writes quotes within expressions with a backslash: `concat(\'a\',_utf8mb4\'b\')`. */
export function unescaped(expression: string): string {
  return expression.replaceAll(/\\(['\\])/g, '$1');
}
