/** One-letter codes of the catalogs in words (manual, chapter 53); an unknown letter stays as it is. */
const words = {
  persistence: { p: 'permanent', u: 'unlogged', t: 'temporary' },
  identity: { a: 'always', d: 'by default' },
  storage: { p: 'plain', e: 'external', m: 'main', x: 'extended' },
  compression: { p: 'pglz', l: 'lz4' },
  replicaIdentity: { d: 'default', n: 'nothing', f: 'full', i: 'index' },
  action: { a: 'no action', r: 'restrict', c: 'cascade', n: 'set null', d: 'set default' },
  match: { f: 'full', p: 'partial', s: 'simple' },
  constraint: { c: 'check', f: 'foreign key', p: 'primary key', u: 'unique', x: 'exclusion', n: 'not null' },
  enabled: { O: 'enabled', D: 'disabled', R: 'on replicas', A: 'always' },
  command: { r: 'SELECT', a: 'INSERT', w: 'UPDATE', d: 'DELETE', '*': 'ALL' },
  routine: { f: 'function', p: 'procedure', a: 'aggregate', w: 'window function' },
  volatility: { i: 'immutable', s: 'stable', v: 'volatile' },
  parallel: { s: 'safe', r: 'restricted', u: 'unsafe' },
  argument: { i: 'IN', o: 'OUT', b: 'INOUT', v: 'VARIADIC', t: 'TABLE' },
} as const;

/** The word for a code. */
export function inWords(of: keyof typeof words, code: string): string {
  const table: Readonly<Record<string, string>> = words[of];
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code;
}
