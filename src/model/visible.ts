/**
 * Characters that act on a screen instead of standing on it: control characters (C0, DEL, C1, and with them every ANSI
 * escape), format characters (bidirectional controls, zero-width and soft-hyphen, Unicode categories Cf, Zl, Zp), lone
 * surrogates and noncharacters.
 */
const acting = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/**
 * Texts in which there is surely nothing to write out: a look at one is cheaper than rewriting it. The ranges leave out
 * every block that holds a character of `acting`.
 */
const plain = /^[ -~\xa0-\xac\xae-\u05ff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\ue000-\ufdcf\uff00-\uffef]*$/;
const plainLines = /^[\n\t -~\xa0-\xac\xae-\u05ff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\ue000-\ufdcf\uff00-\uffef]*$/;

/**
 * The text with every acting character written out (`\u001b`, `\n`), on one line. What servers say passes through here
 * before it reaches a page or a terminal. Doing it twice changes nothing.
 */
export function visible(text: string): string {
  return plain.test(text) ? text : text.replace(acting, escaped);
}

/** The same, but line feeds and tabs stay: for texts that are laid out in lines (an author’s words, SQL). */
export function visibleLines(text: string): string {
  if (plainLines.test(text)) return text;
  return text
    .replaceAll('\r\n', '\n')
    .replace(acting, (character) => (character === '\n' || character === '\t' ? character : escaped(character)));
}

function escaped(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  return code > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}
