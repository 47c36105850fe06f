/** What SHOW GRANTS says, without password hashes. */
export interface Grants {
  readonly grants: readonly string[];
  /** Privileges on `*.*`, sorted. */
  readonly globalPrivileges: readonly string[];
  /** It may do everything on the whole server. */
  readonly allPrivileges: boolean;
}

/**
 * MariaDB and MySQL before 5.7 write the hash of the password into the grant: `IDENTIFIED BY PASSWORD '*…'`,
 * `IDENTIFIED VIA ed25519 USING '…' OR unix_socket`. The clause goes, what follows it (REQUIRE, WITH) stays.
 */
const identified = / IDENTIFIED (?:BY|VIA|WITH)(?: (?:'(?:[^'\\]|\\.){0,2000}'|(?!(?:REQUIRE|WITH)\b)\w{1,80}))+/gi;

/** Whatever still looks like it is cut off with all that follows. */
const leftOver = /\s+IDENTIFIED\s.*$/is;

const onEverything = /^GRANT (.{1,4000}?) ON \*\.\* TO /i;

/** Static privileges that together are everything; MySQL 8 lists them where older ones said ALL PRIVILEGES. */
const everything = [
  'SELECT',
  'INSERT',
  'UPDATE',
  'DELETE',
  'CREATE',
  'DROP',
  'ALTER',
  'SUPER',
  'CREATE USER',
  'SHUTDOWN',
];

/** Reads the rows of SHOW GRANTS. Grants in a form that is not understood are kept as text and give no privilege. */
export function readGrants(rows: readonly string[]): Grants {
  const grants = rows.map((row) => row.replace(identified, '').replace(leftOver, ''));
  const globalPrivileges = new Set<string>();
  for (const grant of grants) {
    const list = onEverything.exec(grant)?.[1] ?? '';
    for (const word of list.split(',').map((each) => each.trim().toUpperCase())) globalPrivileges.add(word);
  }
  globalPrivileges.delete('');
  const allPrivileges =
    globalPrivileges.has('ALL PRIVILEGES') || everything.every((privilege) => globalPrivileges.has(privilege));
  return { grants, globalPrivileges: [...globalPrivileges].sort(), allPrivileges };
}
