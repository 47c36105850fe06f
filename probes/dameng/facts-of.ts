import type * as z from 'zod';
import type { Found } from '../../src/kit/database/look.ts';
import { notSupported } from '../../src/kit/machine/missed.ts';
import { value } from '../../src/model/message.ts';
import type { replies } from './reply.ts';
import type { StatementName } from './statements.ts';

type Reply<N extends StatementName> = z.infer<(typeof replies)[N]>;

/** SF_GET_UNICODE_FLAG (SQL 语言使用手册). */
const characterSets: Readonly<Record<number, string>> = { 0: 'GB18030', 1: 'UTF-8', 2: 'EUC-KR' };

/** COMPATIBLE_MODE (系统管理员手册, dm.ini). */
const modes: Readonly<Record<string, string>> = {
  '0': 'none',
  '1': 'SQL-92',
  '2': 'Oracle',
  '3': 'SQL Server',
  '4': 'MySQL',
  '5': 'DM6',
  '6': 'Teradata',
  '7': 'PostgreSQL',
};

/** One builder for each statement: its reply to facts. */
const builders: { readonly [N in StatementName]: (reply: Reply<N>) => Found } = {
  banner: (rows) => ({ facts: { banner: rows.map((row) => row.banner.trim()) } }),
  build: (row) => ({ facts: row }),
  instance: (row) => ({
    facts: {
      instance: row.name,
      machine: row.host,
      serverVersion: row.version,
      startedAt: row.started,
      status: row.status,
      mode: row.mode,
    },
  }),
  fixed: (row) => {
    const characterSet = characterSets[row.charset];
    return {
      facts: {
        ...(characterSet === undefined ? {} : { characterSet }),
        caseSensitive: row.sensitive === 1,
        pageSize: row.page,
      },
      gaps:
        characterSet === undefined
          ? [notSupported('characterSet', 'dameng.gap.unknown-value', { value: value(row.charset) })]
          : [],
    };
  },
  archive: (row) => ({ facts: { archiving: /^(?:Y|1)/i.test(row.mode) } }),
  license: (row) => ({ facts: { license: row } }),
  settings: (rows) => {
    const values = new Map(rows.map((row) => [row.name, row.value]));
    const [length, mode] = [values.get('LENGTH_IN_CHAR') ?? null, modes[values.get('COMPATIBLE_MODE') ?? '']];
    return {
      facts: {
        settings: Object.fromEntries(values),
        ...(length === null ? {} : { lengthInCharacters: length === '1' }),
        ...(mode === undefined ? {} : { compatibleMode: mode }),
      },
      gaps: [
        ...(length === null ? [missing('lengthInCharacters', 'LENGTH_IN_CHAR')] : []),
        ...(mode === undefined ? [missing('compatibleMode', 'COMPATIBLE_MODE')] : []),
      ],
    };
  },
  connections: (row) => ({ facts: { connections: row } }),
  account: (row) => ({ facts: { account: row } }),
};

function missing(path: string, name: string) {
  return notSupported(path, 'dameng.gap.no-parameter', { name: value(name) });
}

/** Facts from one statement’s reply, which was checked against its shape. */
export function factsOf<N extends StatementName>(name: N, reply: Reply<N>): Found {
  return builders[name](reply);
}
