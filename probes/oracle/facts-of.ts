import type * as z from 'zod';
import type { Found } from '../../src/kit/database/look.ts';
import { notSupported } from '../../src/kit/machine/missed.ts';
import { value } from '../../src/model/message.ts';
import type { replies } from './reply.ts';
import type { StatementName } from './statements.ts';

type Reply<N extends StatementName> = z.infer<(typeof replies)[N]>;

/** Facts that stand in nls_database_parameters, by the name of the parameter. */
const language = {
  characterSet: 'NLS_CHARACTERSET',
  nationalCharacterSet: 'NLS_NCHAR_CHARACTERSET',
  lengthSemantics: 'NLS_LENGTH_SEMANTICS',
  comparison: 'NLS_COMP',
  sort: 'NLS_SORT',
  dateFormat: 'NLS_DATE_FORMAT',
} as const;

/** One builder for each statement: its reply to facts. */
const builders: { readonly [N in StatementName]: (reply: Reply<N>) => Found } = {
  version: ([first]) => ({
    facts: first === undefined ? {} : { versionText: first.product.trim(), serverVersion: first.version },
  }),
  full: ([first]) => ({ facts: first === undefined ? {} : { fullVersion: first.version } }),
  context: ({ protocol, ...row }) => ({
    facts: { ...row, ...(protocol === null ? {} : { encrypted: protocol.toLowerCase() === 'tcps' }) },
  }),
  language: (rows) => {
    const values = new Map(rows.map((row) => [row.name, row.value]));
    const found = Object.entries(language).map(([fact, name]) => [fact, name, values.get(name) ?? null] as const);
    return {
      facts: Object.fromEntries(found.flatMap(([fact, , seen]) => (seen === null ? [] : [[fact, seen]]))),
      gaps: found.flatMap(([fact, name, seen]) =>
        seen === null ? [notSupported(fact, 'oracle.gap.no-parameter', { name: value(name) })] : [],
      ),
    };
  },
  zone: (row) => ({ facts: { timeZone: row } }),
  account: (row) => ({ facts: { account: row } }),
  privileges: (rows) => ({ facts: { privileges: rows.map((row) => row.name) } }),
  instance: (row) => ({ facts: { status: row.status, startedAt: row.started } }),
  archive: (row) => ({ facts: { databaseId: row.id, archiving: row.mode, openMode: row.open } }),
  settings: (rows) => ({ facts: { settings: Object.fromEntries(rows.map((row) => [row.name, row.value])) } }),
  connections: ({ used, most, max }) => ({
    facts: { connections: { used, most, max: /^\d{1,9}$/.test(max) ? Number(max) : null } },
  }),
  checks: (row) => ({
    facts: {
      checks: {
        invalidObjects: row.invalid,
        unusableIndexes: row.unusable,
        unvalidatedConstraints: row.unvalidated,
      },
    },
  }),
  backup: (row) => ({ facts: { lastBackup: row.finished } }),
};

/** Facts from one statement’s reply, which was checked against its shape. */
export function factsOf<N extends StatementName>(name: N, reply: Reply<N>): Found {
  return builders[name](reply);
}
