/** One read-only statement: which facts it gives and its verbatim text, as the touch list shows it. */
export interface Statement {
  /** Paths of the facts it gives: they become gaps when it is refused. */
  readonly gives: readonly string[];
  readonly text: string;
  /** What is asked of older servers instead, the oldest first. */
  readonly older?: readonly OlderText[];
}

export interface OlderText {
  /** It is for servers whose server_version_num is less. */
  readonly below: number;
  readonly text: string;
}

/** The text for a server; one that does not tell its number gets the oldest, which asks for the least. */
export function textFor({ text, older = [] }: Statement, serverVersionNumber: number | null): string {
  if (serverVersionNumber === null) return older[0]?.text ?? text;
  return older.find(({ below }) => serverVersionNumber < below)?.text ?? text;
}

/** Every text that may be sent, of which a server gets one. */
export function textsOf({ text, older = [] }: Statement): readonly string[] {
  return [...older.map((each) => each.text), text];
}

/** A statement written over several lines of source, as one line of the touch list. */
export function oneLine(...parts: readonly string[]): string {
  return parts.join(' ');
}

/** A moment as ISO 8601 in UTC, to the second. */
export function utc(expression: string): string {
  return `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}
