import { privilegesOf } from './coverage.ts';

/** What SHOW GRANTS says, without password hashes. */
export interface Grants {
  readonly grants: readonly string[];
  /** Privileges on `*.*`, sorted. */
  readonly globalPrivileges: readonly string[];
  /** It may do everything on the whole server. */
  readonly allPrivileges: boolean;
  /** Privileges at any level that let it do more than look, sorted. */
  readonly beyondReading: readonly string[];
  /** It was granted roles, whose privileges need not stand among its own. */
  readonly hasRoles: boolean;
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

/** Privileges that change nothing (manuals, “Privileges Provided”); REFERENCES alone lets nobody make a table. */
const looking = new Set([
  ...['USAGE', 'SELECT', 'SHOW VIEW', 'SHOW DATABASES', 'REFERENCES', 'PROCESS', 'REPLICATION CLIENT'],
  ...['REPLICA MONITOR', 'SLAVE MONITOR', 'BINLOG MONITOR', 'SHOW CREATE ROUTINE', 'SHOW_ROUTINE'],
]);

/** Any grant of privileges; a role that is granted has no `ON`. */
const onAnything = /^GRANT (.{1,4000}?) ON .{1,400} TO /is;

/** Reads the rows of SHOW GRANTS. Grants in a form that is not understood are kept as text and give no privilege. */
export function readGrants(rows: readonly string[]): Grants {
  const grants = rows.map((row) => row.replace(identified, '').replace(leftOver, ''));
  const globalPrivileges = new Set<string>();
  const beyond = new Set<string>();
  for (const grant of grants) {
    const list = onEverything.exec(grant)?.[1] ?? '';
    for (const word of list.split(',').map((each) => each.trim().toUpperCase())) globalPrivileges.add(word);
    const more = privilegesOf(onAnything.exec(grant)?.[1] ?? '').filter(
      (each) => !looking.has(each.replace(' ()', '')),
    );
    for (const word of more) beyond.add(word);
    if (/ WITH .{0,200}GRANT OPTION/i.test(grant)) beyond.add('GRANT OPTION');
  }
  globalPrivileges.delete('');
  const allPrivileges =
    globalPrivileges.has('ALL PRIVILEGES') || everything.every((privilege) => globalPrivileges.has(privilege));
  return {
    grants,
    globalPrivileges: [...globalPrivileges].sort(),
    allPrivileges,
    beyondReading: [...beyond].sort(),
    hasRoles: grants.some((grant) => /^GRANT .{1,400} TO /is.test(grant) && !onAnything.test(grant)),
  };
}
