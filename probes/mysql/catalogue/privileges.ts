/** `GRANT SELECT, SHOW VIEW ON `orders`.* TO ...`, `REVOKE INSERT ON ... FROM ...` (partial revokes of MySQL). */
const line = /^(GRANT|REVOKE) (.{1,8000}?) ON (?:(\*\.\*)|([`"])((?:(?!\4).|\4\4){1,200})\4\.\*) (?:TO|FROM) /i;

/**
 * Privileges of an account on everything in one schema, as SHOW GRANTS tells them: on the whole server, and on this
 * database. Those on single tables or columns are left out. Null stands for the server as a whole.
 */
export function privilegesOn(schema: string | null, grants: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const revoked = new Set<string>();
  for (const grant of grants) {
    const [, verb = '', words = '', everywhere, , database = ''] = line.exec(grant) ?? [];
    if (verb === '' || (everywhere === undefined && (schema === null || !isMeant(database, schema)))) continue;
    const into = verb.toUpperCase() === 'GRANT' ? found : revoked;
    for (const word of words.split(',')) into.add(word.trim().toUpperCase());
  }
  return new Set([...found].filter((word) => !revoked.has(word)));
}

/** A database in a grant is a pattern: `%` any characters, `_` one, both taken literally after a backslash. */
function isMeant(pattern: string, schema: string): boolean {
  const parts = Array.from(pattern.matchAll(/\\([\s\S])|(%)|(_)|([\s\S])/g), ([whole, literal, any, one]) => {
    if (any !== undefined) return '[\\s\\S]*';
    return one === undefined ? escaped(literal ?? whole) : '[\\s\\S]';
  });
  // Two adjacent `%` mean what one means, and would only be slow.
  const source = parts.filter((part, index) => part !== parts[index - 1] || part !== '[\\s\\S]*').join('');
  return new RegExp(`^${source}$`, 'u').test(schema);
}

function escaped(character: string): string {
  return character.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
}
