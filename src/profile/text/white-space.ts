// White space as YAML has it, space and tab only (YAML 1.2.2 section 5.5). JavaScript's own `trim` and `\s` also take
// the ideographic space, the no-break space and the byte-order mark, which belong to a text.

/** A text without spaces and tabs at its end. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text[end - 1])) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}

/** A text without spaces and tabs at its start. */
export function trimStart(text: string): string {
  let start = 0;
  while (start < text.length && isSpace(text[start])) start += 1;
  return start === 0 ? text : text.slice(start);
}

/** Space or tab. */
export function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** Space, tab, line end, or the end of the text. */
export function isSpaceOrEnd(character: string | undefined): boolean {
  return character === undefined || character === '' || character === '\n' || isSpace(character);
}

/** Whether `---` or `...` stands alone at an offset, which ends whatever is open (YAML 1.2.2 section 9.1.2). */
export function isDocumentMarker(text: string, at: number): boolean {
  const marker = text.slice(at, at + 3);
  return (marker === '---' || marker === '...') && isSpaceOrEnd(text[at + 3]);
}
