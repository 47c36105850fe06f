import type { Protocol } from '../queries/token.ts';

/** How the two protocols write what the statements have in common. */
export interface Dialect {
  /** An identifier in quotation marks. */
  readonly name: (name: string) => string;
  /** A text in quotation marks; only for texts without a backslash. */
  readonly text: (text: string) => string;
  /** A moment as `2026-11-23T08:00:00`, in the time zone the column has it in. */
  readonly moment: (column: string) => string;
  /** Texts one behind the other. */
  readonly joined: (...parts: readonly string[]) => string;
}

/** PostgreSQL manual, sections 4.1 and 9.8; MySQL manual, “Schema Object Names” and “Date and Time Functions”. */
export const dialects: Readonly<Record<Protocol, Dialect>> = {
  postgres: {
    name: (name) => `"${name.replaceAll('"', '""')}"`,
    text: (text) => `'${text.replaceAll("'", "''")}'`,
    moment: (column) => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS')`,
    joined: (...parts) => parts.join(' || '),
  },
  mysql: {
    name: (name) => `\`${name.replaceAll('`', '``')}\``,
    text: (text) => `'${text.replaceAll("'", "''")}'`,
    moment: (column) => `DATE_FORMAT(${column}, '%Y-%m-%dT%H:%i:%s')`,
    joined: (...parts) => `CONCAT(${parts.join(', ')})`,
  },
};
