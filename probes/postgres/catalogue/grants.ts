import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import type { Wanted } from './text/canonical-text.ts';

/** Kinds of objects as `acldefault` names them, and the rights there are on each before PostgreSQL 17. */
const rights = {
  relation: 'arwdDxt',
  column: 'arwx',
  sequence: 'rwU',
  routine: 'X',
  schema: 'UC',
  type: 'U',
  server: 'U',
} as const;

export type Granted = keyof typeof rights;

/** Names of rights (manual, section 5.8 “Privileges”, table 5.1). */
const names: Readonly<Record<string, string>> = {
  r: 'SELECT',
  a: 'INSERT',
  w: 'UPDATE',
  d: 'DELETE',
  D: 'TRUNCATE',
  x: 'REFERENCES',
  t: 'TRIGGER',
  m: 'MAINTAIN',
  X: 'EXECUTE',
  U: 'USAGE',
  C: 'CREATE',
};

/** What one grantee may do, as an access list says it: `reader=r*w/owner`. */
interface Item {
  /** Empty: everybody. */
  readonly grantee: string;
  /** Each letter, with `*` behind those that may be passed on. */
  readonly letters: readonly string[];
}

/** One object with its access list. */
export interface Access {
  readonly on: Granted;
  readonly acl: readonly string[] | null;
  readonly owner: string | null;
  /** Number of the server’s release: 170004. */
  readonly version: number;
}

/**
 * Rights by grantee; all that there are on such an object is `ALL`, since PostgreSQL 17 added MAINTAIN to what ALL means.
 * Who granted them does not count, and neither does that the owner has them all.
 */
export function grantsOf(
  { on, acl, owner, version }: Access,
  wanted: Wanted,
  suffix = '',
): { readonly [name: string]: Aspects } {
  const all = on === 'relation' && version >= 170_000 ? `${rights[on]}m` : rights[on];
  const found = new Map<string, Set<string>>();
  if (owner !== null && acl !== null && on !== 'column') found.set(owner, new Set());
  for (const { grantee, letters } of (acl ?? []).map(itemOf)) {
    const before = found.get(grantee) ?? new Set<string>();
    found.set(grantee, new Set([...before, ...letters]));
  }
  const ownerApart = on !== 'column' && wanted('privileges');
  const grants = Array.from(found, ([grantee, letters]): readonly [string, Aspects] | null => {
    if (grantee === owner && ownerApart) return lackingOf([...letters], all);
    const privileges = wanted('privileges') ? inShort([...letters], all) : [...letters].map(nameOf).sort();
    return [`${grantee === '' ? 'PUBLIC' : grantee}${suffix}`, { privileges }];
  });
  return Object.fromEntries(grants.filter((grant) => grant !== null));
}

/** What the owner gave up; null: nothing. */
function lackingOf(letters: readonly string[], all: string): readonly [string, Aspects] | null {
  const lacks = [...all].filter((letter) => !letters.includes(letter) && !letters.includes(`${letter}*`));
  return lacks.length === 0 ? null : ['OWNER', { lacks: inShort(lacks, all) }];
}

function inShort(letters: readonly string[], all: string): readonly string[] {
  const plain = [...all];
  if (plain.every((letter) => letters.includes(`${letter}*`))) return ['ALL WITH GRANT OPTION'];
  if (plain.every((letter) => letters.includes(letter)) && letters.length === plain.length) return ['ALL'];
  return letters.map(nameOf).sort();
}

function nameOf(letter: string): string {
  const name = names[letter.charAt(0)] ?? letter.charAt(0);
  return letter.endsWith('*') ? `${name} WITH GRANT OPTION` : name;
}

/** `"my role"=r*w/owner`; a name with other characters than letters stands in quotation marks, doubled within. */
function itemOf(written: string): Item {
  const quoted = /^"((?:[^"]|"")*)"=/.exec(written);
  const name = quoted === null ? written.slice(0, written.indexOf('=')) : (quoted[1] ?? '').replaceAll('""', '"');
  const rest = written.slice(quoted === null ? written.indexOf('=') + 1 : quoted[0].length);
  const letters = rest.slice(0, rest.indexOf('/')).match(/[A-Za-z]\*?/g) ?? [];
  return { grantee: name, letters };
}
