/** A text that is not what it was read as. It quotes nothing of the text: that may hold a password. */
export class UnreadableError extends Error {
  /** 1-based; null: it cannot be told. */
  readonly line: number | null;

  constructor(line: number | null, what: string) {
    super(what);
    this.name = 'UnreadableError';
    this.line = line;
  }
}

/** Line of a place in a text, 1-based. */
export function lineAt(text: string, place: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < place; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
