/** One word of a range and where it begins, counted in UTF-16 units from 0. */
export interface RangeWord {
  readonly kind: 'or' | 'comma' | 'operator' | 'dash' | 'version';
  readonly text: string;
  readonly at: number;
}

/** A character that looks like one of ours, and what to type instead. */
export interface LookAlike {
  readonly found: string;
  readonly suggest: string;
  readonly at: number;
}

/** What Chinese input methods and word processors put in place of ASCII, besides the full-width block. */
const typographic: ReadonlyMap<string, string> = new Map([
  ['≥', '>='],
  ['≤', '<='],
  ['⩾', '>='],
  ['⩽', '<='],
  ['、', ','],
  ['。', '.'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['\u3000', ' '],
]);

/** The first full-width or typographic character; null when there is none. */
export function findLookAlike(text: string): LookAlike | null {
  for (let at = 0; at < text.length; at++) {
    const found = text.charAt(at);
    const code = text.charCodeAt(at);
    const suggest = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : typographic.get(found);
    if (suggest !== undefined) return { found, suggest, at };
  }
  return null;
}

const blanks = ' \t\r\n';
/** Where an operator may begin; `~` is one only at the beginning of a word, Debian has it inside of versions. */
const operatorStarts = '<>=~^!';
const endsOfVersion = `${blanks},|<>=^!`;

function endOf(text: string, start: number, goesOn: (character: string) => boolean): number {
  let end = start;
  while (end < text.length && goesOn(text.charAt(end))) end++;
  return end;
}

function readWord(text: string, at: number): RangeWord {
  const character = text.charAt(at);
  if (character === ',') return { kind: 'comma', text: character, at };
  if (character === '|') {
    const bars = text.slice(
      at,
      endOf(text, at, (c) => c === '|'),
    );
    return { kind: bars === '||' ? 'or' : 'operator', text: bars, at };
  }
  if (operatorStarts.includes(character)) {
    const end = endOf(text, at, (c) => operatorStarts.includes(c));
    return { kind: 'operator', text: text.slice(at, end), at };
  }
  const end = endOf(text, at, (c) => !endsOfVersion.includes(c));
  const word = text.slice(at, end);
  return { kind: word === '-' ? 'dash' : 'version', text: word, at };
}

/** Cuts a range into its words; linear in the text. */
export function wordsOf(text: string): readonly RangeWord[] {
  const words: RangeWord[] = [];
  let at = endOf(text, 0, (c) => blanks.includes(c));
  while (at < text.length) {
    const word = readWord(text, at);
    words.push(word);
    at = endOf(text, at + word.text.length, (c) => blanks.includes(c));
  }
  return words;
}
