import type { DeriveContext } from '../../model/derive.ts';
import type { JsonObject } from '../../model/json.ts';

/** The number that a distribution’s own packages carry: `15.18-0+deb12u1`, `8.0.42-0ubuntu0.22.04.1`. */
const packages = [
  { line: 'debian', name: 'Debian', pattern: /\+deb(\d{1,3})u\d/ },
  { line: 'ubuntu', name: 'Ubuntu', pattern: /ubuntu\d{0,3}\.(\d\d\.\d\d)(?!\d)/i },
] as const;

/**
 * The distribution whose own package a server is: it mends what the maker no longer does, for as long as it lives
 * itself. Packages of the makers (pgdg, mariadb.org) carry other marks. Null: the text names none that is known.
 *
 * @param versionText what version() says
 */
export function distributionOf(versionText: string, { reference }: DeriveContext): JsonObject | null {
  for (const { line, name, pattern } of packages) {
    const release = pattern.exec(versionText.slice(0, 400))?.[1];
    if (release === undefined) continue;
    const cycle = reference.endOfLife.products[line]?.find((each) => each.cycle === release);
    const day = (eol: string | boolean | undefined): string | null => (typeof eol === 'string' ? eol : null);
    return { name: `${name} ${release}`, date: day(cycle?.eol), extendedDate: day(cycle?.extended) };
  }
  return null;
}
