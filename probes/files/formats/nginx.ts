import { typedValue } from '../text/typed-value.ts';
import type { KeySink } from './key-sink.ts';
import { lineAt, UnreadableError, type Trouble } from './unreadable.ts';

const deepest = 100;

/** Comment, quoted word, punctuation, bare word (with `${name}` in it). */
const token =
  /\s+|#[^\n]*|("(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')|([{};])|((?:\$\{[^}\s]*\}|\\[^]|[^\s{};"'\\])(?:\$\{[^}\s]*\}|\\[^]|[^\s{};\\])*)/y;

interface Level {
  readonly key: string;
  readonly met: Map<string, number>;
}

/**
 * Reads nginx.conf: a directive is `http.server.listen` with its arguments as one text, a repeated one a list. A block
 * with arguments carries them (`http.server.location(/api)`), the second of its kind `http.server[1]`. Files that
 * `include` names are not followed: they are targets of their own.
 *
 * @throws UnreadableError
 */
export function readNginx(text: string, sink: KeySink): void {
  const levels: Level[] = [{ key: '', met: new Map() }];
  let words: string[] = [];
  const fail = (trouble: Trouble = 'not-in-format'): never => {
    throw new UnreadableError(lineAt(text, token.lastIndex), trouble, 'nginx.conf');
  };
  const directive = (): boolean => {
    const [name, ...rest] = words;
    words = [];
    return name === undefined || sink.append(joined(levels, name), typedValue(rest.join(' ')));
  };
  const mark = (each: string): boolean => {
    if (each === ';') return directive();
    if (each === '}') return levels.length > 1 && words.length === 0 ? levels.pop() !== undefined : fail();
    if (levels.length > deepest) fail('too-deep');
    if (words[0]?.endsWith('_by_lua_block') === true) {
      token.lastIndex = afterBlock(text, token.lastIndex) ?? fail();
      words = [];
      return true;
    }
    levels.push(block(levels, words));
    words = [];
    return true;
  };
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const [, quoted, punctuation, bare] = token.exec(text) ?? [];
    if (token.lastIndex <= at) throw new UnreadableError(lineAt(text, at), 'not-in-format', 'nginx.conf');
    const word = quoted === undefined ? bare : quoted.slice(1, -1).replaceAll(/\\(["'\\])/g, '$1');
    if (word !== undefined) words.push(word);
    if (punctuation !== undefined && !mark(punctuation)) return;
  }
  if (levels.length > 1 || words.length > 0) fail('ends-early');
}

function joined(levels: readonly Level[], name: string): string {
  const above = levels.at(-1)?.key ?? '';
  return above === '' ? name : `${above}.${name}`;
}

function block(levels: readonly Level[], words: readonly string[]): Level {
  const [name = '', ...rest] = words;
  const own = rest.length === 0 ? name : `${name}(${rest.join(' ')})`;
  const met = levels.at(-1)?.met;
  const count = met?.get(own) ?? 0;
  met?.set(own, count + 1);
  return { key: `${joined(levels, own)}${count === 0 ? '' : `[${String(count)}]`}`, met: new Map() };
}

/** Behind the brace that closes a block of Lua; braces in its texts are taken to be balanced. */
function afterBlock(text: string, from: number): number | null {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}
