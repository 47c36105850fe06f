/** Characters of Chinese input methods, each with the one that YAML or the profile language means by it. */
const PAIRS: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '、': ',',
  '。': '.',
  '—': '-',
  '–': '-',
  '−': '-',
  '≥': '>',
  '≤': '<',
  '\u3000': ' ',
};

const CANDIDATE =
  /[\u2013\u2014\u2018\u2019\u201c\u201d\u2212\u2264\u2265\u3000-\u3002\u3010\u3011\u3014\u3015\uff01-\uff5e]/gu;
const ODD_SPACE = /[\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/u;

/** The text with every full-width character replaced by the plain one, `≥` by `>=`. */
export function toHalfWidth(text: string): string {
  return text.replace(/≥/gu, '>=').replace(/≤/gu, '<=').replace(CANDIDATE, halfWidth);
}

function halfWidth(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return PAIRS[character] ?? character;
}

/** A space that looks like one and is none to YAML: ideographic, no-break, zero-width. */
export function isOddSpace(character: string | undefined): boolean {
  return character !== undefined && character > '\u007f' && ODD_SPACE.test(character);
}

/** Contains letters of a script that is written with full-width punctuation. */
export function hasHan(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
}

/** Contains one of the full-width characters that look like plain ones. */
export function hasFullWidth(text: string): boolean {
  return text.search(CANDIDATE) !== -1;
}

/** The way to write a text so that YAML takes it as it is: in double quotes where possible. */
export function quote(text: string): string {
  return /["\\]/u.test(text) ? `'${text.replace(/'/gu, "''")}'` : `"${text}"`;
}

/** A text short enough to be part of a message. */
export function clip(text: string, length = 60): string {
  if (text.length <= length) return text;
  const characters = Array.from(text.slice(0, length * 2 + 2));
  return characters.length <= length ? text : `${characters.slice(0, length).join('')}…`;
}
