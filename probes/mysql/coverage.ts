/** What of tables a privilege shows in information_schema (manuals, “INFORMATION_SCHEMA Introduction”). */
const shows = {
  tables: [
    ...['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE', 'DROP', 'REFERENCES', 'INDEX', 'ALTER', 'CREATE VIEW'],
    ...['SHOW VIEW', 'TRIGGER', 'ALL PRIVILEGES'],
  ],
  columns: ['SELECT', 'INSERT', 'UPDATE', 'REFERENCES', 'ALL PRIVILEGES'],
} as const;

/** A grant on a database or on everything; its privileges, its database (`*`: all), and whether it is a revocation. */
const onDatabase =
  /^(GRANT|REVOKE) (.{1,4000}?) ON (?:(\*)|`((?:[^`]|``){1,130})`|"((?:[^"]|""){1,130})"|(\w{1,64}))\.\* (?:TO|FROM) /i;

/**
 * Whether an account sees all tables (or their columns too) of a database, or of the whole server where none is named.
 * information_schema leaves out what one has no right on, without a word: a list that may be cut proves nothing. Where
 * the grants are not understood (a role, single tables), it is taken to see a part.
 *
 * @param grants rows of SHOW GRANTS
 */
export function seesAll(grants: readonly string[], database: string | null, what: keyof typeof shows): boolean {
  let seen = false;
  for (const grant of grants) {
    const [, verb, list = '', everywhere, ...names] = onDatabase.exec(grant) ?? [];
    if (verb === undefined) continue;
    const name = everywhere ?? unquoted(names.join(''));
    const isRevoked = verb.toUpperCase() === 'REVOKE';
    const concerns = name === '*' || (database === null ? isRevoked : name === database);
    if (!concerns) continue;
    // A right on everything may be taken away for one database.
    if (isRevoked) return false;
    seen ||= privilegesOf(list).some((each) => shows[what].some((privilege) => privilege === each));
  }
  return seen;
}

/** Names of databases are patterns there: `my\_orders`. */
function unquoted(name: string): string {
  return name.replaceAll('``', '`').replaceAll(/\\([_%])/g, '$1');
}

/** Privileges of a grant in capitals; of those that hold for some columns only the word, `UPDATE ()`. */
export function privilegesOf(list: string): readonly string[] {
  return list
    .replaceAll(/\([^()]{0,4000}\)/g, '()')
    .split(',')
    .map((each) => each.trim().toUpperCase())
    .filter((each) => each !== '');
}
