import type { Mistake } from './text/mistake.ts';

/** The text of a line of a file. */
export type LineOf = (file: string, line: number) => string | null;

const inClear: readonly string[] = ['secret-written', 'url-with-password'];
/** A key that sounds like a secret, with a value that is no reference; it is known by its looks where reading fails. */
const looksSecret =
  /(?:passw(?:or)?d|passphrase|secret|token|bearer|api.?key)["']?[ \t]*[:：=][ \t]*(?!["']?[$][{]secret:)[^\s,}]/i;

/** Lines as they are shown with mistakes, without those in which a password stands: they end up in logs and screenshots. */
export function withoutSecrets(line: LineOf, mistakes: readonly Mistake[]): LineOf {
  const hidden = new Set(
    mistakes.filter(({ code }) => inClear.includes(code)).map((each) => `${each.line} ${each.file}`),
  );
  return (file, number) => {
    if (hidden.has(`${String(number)} ${file}`)) return null;
    const text = line(file, number);
    return text === null || looksSecret.test(text) ? null : text;
  };
}
