import { typedValue } from '../text/typed-value.ts';
import type { KeySink } from './key-sink.ts';
import { lineAt, UnreadableError, type Trouble } from './unreadable.ts';

const deepest = 100;

const token = /\s+|#[^\n]*|([()=,])|("(?:[^"])*"|'(?:[^'])*'|[^\s()=,#]+)/y;

/**
 * Reads tnsnames.ora (Oracle Net Services Reference, "Local naming parameters"): `ALIAS.host`, `ALIAS.port`,
 * `ALIAS.service_name`, `ALIAS.sid` and whatever else has a value, names in lower case, aliases as they are written;
 * what stands there more than once is a list.
 *
 * @throws UnreadableError
 */
export function readTnsnames(text: string, sink: KeySink): void {
  let aliases: string[] = [];
  let open: string[] = [];
  let expectsValue = false;
  const fail = (trouble: Trouble = 'not-in-format'): never => {
    throw new UnreadableError(lineAt(text, token.lastIndex), trouble, 'tnsnames.ora');
  };
  const mark = (each: string): void => {
    if (each === '(') {
      if (aliases.length === 0) fail();
      if (open.length >= deepest) fail('too-deep');
      open.push('');
    }
    if (each === ')' && open.pop() === undefined) fail();
    if (each === ')' && open.length === 0) aliases = [];
    expectsValue = each === '=';
  };
  const word = (raw: string): boolean => {
    if (open.length === 0) {
      aliases.push(raw);
      return true;
    }
    const name = open.at(-1) ?? '';
    if (!expectsValue) {
      open = [...open.slice(0, -1), raw.toLowerCase()];
      return true;
    }
    const value = typedValue(raw.replace(/^(["'])(.*)\1$/, '$2'));
    return aliases.every((alias) => sink.append(`${alias}.${name}`, value));
  };
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const [, punctuation, raw] = token.exec(text) ?? [];
    if (token.lastIndex <= at) throw new UnreadableError(lineAt(text, at), 'not-in-format', 'tnsnames.ora');
    if (punctuation !== undefined) mark(punctuation);
    if (raw !== undefined && !word(raw)) return;
  }
  if (open.length > 0) fail('ends-early');
}
