import type { Normalises } from './normalisers.ts';

/** Integers and years with a width that only client programs look at. */
const widths = /^(tinyint|smallint|mediumint|int|bigint|year)\(\d{1,3}\)/;

/** The type of a column or parameter, without what a release adds to it. */
export function columnType(written: string, normalises: Normalises): string {
  // MariaDB marks temporal columns of an old format, which behave alike.
  const text =
    written.toLowerCase().startsWith('enum') || written.toLowerCase().startsWith('set') ? written : lower(written);
  if (!normalises('display-widths') || text.endsWith('zerofill') || text === 'tinyint(1)') return text;
  return text.replace(widths, '$1');
}

function lower(text: string): string {
  return text.toLowerCase().replace(/ ?\/\* ?mariadb-5\.3 ?\*\//, '');
}

/** `utf8_bin` is `utf8mb3_bin`; null stays null. */
export function collationText(name: string | null, normalises: Normalises): string | null {
  if (name === null || name === '') return null;
  return normalises('utf8-names') ? name.replace(/^utf8(?=_|$)/, 'utf8mb3') : name;
}
