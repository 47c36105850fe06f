import { SaxesParser } from 'saxes';
import { typedValue } from '../text/typed-value.ts';
import type { KeySink } from './key-sink.ts';
import { UnreadableError } from './unreadable.ts';

/** Deeper nesting is refused. */
const deepest = 100;

/** Attributes that tell siblings of one name apart. */
const identities = ['id', 'name', 'key'];

interface Level {
  readonly key: string;
  readonly line: number;
  text: string;
  children: number;
  /** How often each element has been met inside. */
  readonly met: Map<string, number>;
}

/**
 * Reads XML: an element is `a.b`, the second of its name `a.b[1]`, one with an id, name or key `a.b(thatName)`, an
 * attribute `a.b@name`. Entities beyond the five of XML are not expanded, and a DOCTYPE is passed over: nothing is
 * fetched, and nothing grows.
 *
 * @throws UnreadableError
 */
export function readXml(text: string, sink: KeySink): void {
  const parser = new SaxesParser({ xmlns: false });
  const levels: Level[] = [];
  const state = { full: false };
  const set = (key: string, value: string): void => {
    if (!state.full) state.full = !sink.set(key, typedValue(value));
  };
  parser.on('error', (error) => {
    if (!error.message.includes('undefined entity')) throw new UnreadableError(parser.line, 'not-in-format', 'XML');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const above = levels.at(-1);
    if (levels.length >= deepest) throw new UnreadableError(parser.line, 'too-deep', 'XML');
    if (above !== undefined) above.children += 1;
    const key = elementKey(above, name, attributes);
    levels.push({ key, line: parser.line, text: '', children: 0, met: new Map() });
    for (const [attribute, value] of Object.entries(attributes)) set(`${key}@${attribute}`, value);
  });
  const add = (part: string): void => {
    const level = levels.at(-1);
    if (level !== undefined) level.text += part;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ attributes }) => {
    const level = levels.pop();
    if (level === undefined) return;
    const own = level.text.trim();
    const isEmpty = own === '' && (level.children > 0 || Object.keys(attributes).length > 0);
    if (!isEmpty) set(level.key, own);
  });
  // in pieces, so that it ends soon after there is no room left
  for (let at = 0; at < text.length && !state.full; at += 65_536) parser.write(text.slice(at, at + 65_536));
  if (!state.full) parser.close();
}

function elementKey(above: Level | undefined, name: string, attributes: Readonly<Record<string, string>>): string {
  const identity = identities.map((each) => attributes[each]).find((each) => each !== undefined && each !== '');
  const own = identity === undefined ? name : `${name}(${identity})`;
  if (above === undefined) return own;
  const count = above.met.get(own) ?? 0;
  above.met.set(own, count + 1);
  return `${above.key}.${own}${count === 0 ? '' : `[${String(count)}]`}`;
}
