import { isJsonList, isJsonObject, type Json } from '../model/json.ts';

/**
 * A value on one line, in the part of YAML that profiles know. Whatever is not plainly a word is put in single quotes,
 * in which nothing has a meaning of its own (YAML 1.2.2, section 7.3.2).
 */
export function inline(value: Json): string {
  if (typeof value === 'string') return scalar(value);
  if (isJsonList(value)) return `[${value.map(inline).join(', ')}]`;
  if (!isJsonObject(value)) return String(value);
  const members = Object.entries(value).map(([name, inner]) => `${scalar(name)}: ${inline(inner)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A text as a value or key. A line break or control character can only stand in double quotes. */
export function scalar(text: string): string {
  if (/[\p{Cc}\u2028\u2029\ufeff]/u.test(text)) return JSON.stringify(text);
  if (/^[\p{L}_][\p{L}\p{N}_./-]*$/u.test(text) && !/^(?:true|false|null|~)$/i.test(text)) return text;
  return `'${text.replaceAll("'", "''")}'`;
}

/** A remark: each of its lines behind a `#`, at this depth. */
export function remark(text: string, depth: number): string {
  const lines = text.split(/[\r\n\u2028\u2029]+/).map((line) => `${' '.repeat(depth)}# ${line}`.trimEnd());
  return `${lines.join('\n')}\n`;
}
