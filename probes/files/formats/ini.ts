import { typedValue } from '../text/typed-value.ts';
import type { KeySink } from './key-sink.ts';

/**
 * Reads INI files, my.cnf, systemd units and `.env`: `[section]`, `key = value`, `;` and `#` begin comments. Keys are
 * `section.key`, without a section `key`. A word alone (`skip-networking`) is true. Values in quotation marks are taken
 * without them. Anything is some INI, so this never fails.
 */
export function readIni(text: string, sink: KeySink): void {
  let section = '';
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    const named = /^\[([^\]]*)\]/.exec(line)?.[1];
    if (named !== undefined) {
      section = named.trim();
      continue;
    }
    const at = line.search(/[=:]/);
    const name = (at === -1 ? line : line.slice(0, at)).trim().replace(/^export[ \t]+/, '');
    const value = at === -1 ? true : valueOf(line.slice(at + 1).trim());
    if (!sink.set(section === '' ? name : `${section}.${name}`, value)) return;
  }
}

function valueOf(text: string): string | number | boolean {
  const quoted = /^(["'])(.*)\1[ \t]*(?:[#;].*)?$/.exec(text)?.[2];
  return quoted ?? typedValue(text.replace(/(?<![ \t])[ \t]+[#;].*$/, ''));
}
