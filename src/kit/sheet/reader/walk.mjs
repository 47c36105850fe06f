// Goes once through a style sheet, as engines do (CSS Syntax Module Level 3, section 5; nested rules as of 2023).
import { newToken, readToken } from './tokens.mjs';

/** @typedef {import('./tokens.mjs').Token} Token */

/**
 * What a block holds. `rules`: rules only; `style`: declarations and rules; `declarations`: declarations of a
 * descriptor block; `frames`: key frames; `skip`: nothing that is looked at.
 *
 * @typedef {'rules' | 'style' | 'declarations' | 'frames' | 'skip'} BlockKind
 */

/**
 * @typedef {object} Found a rule or a declaration
 * @property {'rule' | 'at' | 'declaration'} kind
 * @property {string} name of an at-rule or a property, in small letters but for `--` names; empty: a style rule
 * @property {number} start
 * @property {number} headEnd end of what stands before the block, or of the value of a declaration
 * @property {number} valueStart of a declaration: begin of its value; of an at-rule: begin of its prelude
 * @property {boolean} block whether a block follows, whose `{` is at headEnd
 * @property {BlockKind} within what it stands in
 */

/**
 * @typedef {object} Visitor
 * @property {(found: Found, after: number) => BlockKind} open a rule; `after`: offset behind its `{` or its `;`. What it
 *   gives back says how its block is read
 * @property {(found: Found) => void} declaration
 * @property {(at: number) => void} close a block that was opened, at the offset of its `}`
 * @property {(at: number, token: Token) => number} [recover] in a style block, of something that begins no declaration:
 *   from where reading goes on; absent: it is a nested rule
 */

/**
 * @param {string} text
 * @param {BlockKind} kind what the text as a whole is: `rules` of a sheet, `style` of an attribute
 * @param {Visitor} visitor
 */
export function walk(text, kind, visitor) {
  const token = newToken();
  const end = text.length;
  /** @type {BlockKind[]} */
  const stack = [kind];
  // Where the mark of the byte order is still there, it would begin a name.
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < end) {
    readToken(text, at, end, token);
    const code = token.type === 'mark' ? text.charCodeAt(at) : 0;
    if (token.type === 'space' || token.type === 'comment' || code === 0x3b) {
      at = token.end;
    } else if (code === 0x7d) {
      if (stack.length > 1) {
        visitor.close(at);
        stack.pop();
      }
      at = token.end;
    } else {
      at = readItem(text, at, token, stack, visitor);
    }
  }
  while (stack.length > 1) {
    visitor.close(end);
    stack.pop();
  }
}

/**
 * @param {string} text
 * @param {number} at
 * @param {Token} token
 * @param {BlockKind[]} stack
 * @param {Visitor} visitor
 */
function readItem(text, at, token, stack, visitor) {
  const within = stack[stack.length - 1] ?? 'skip';
  if (within === 'skip') return blockEnd(text, at, token);
  if (token.type === 'at') return readRule(text, at, 'at', within, token, stack, visitor);
  if (within === 'rules' || within === 'frames') {
    // Marks of comments in HTML may stand between rules.
    if (text.startsWith('<!--', at)) return at + 4;
    if (text.startsWith('-->', at)) return at + 3;
    return readRule(text, at, 'rule', within, token, stack, visitor);
  }
  const colon = colonAfterName(text, at, token);
  const custom = text.startsWith('--', at);
  const stop = headEnd(text, at, token, custom && colon !== -1);
  const opens = text.charCodeAt(stop) === 0x7b && stop < text.length;
  if (!opens && colon !== -1 && colon < stop) {
    const name = nameEnd(text, at, token);
    const written = text.slice(at, name);
    visitor.declaration({
      kind: 'declaration',
      name: custom ? written : written.toLowerCase(),
      start: at,
      headEnd: stop,
      valueStart: colon + 1,
      block: false,
      within,
    });
    return stop;
  }
  if (visitor.recover !== undefined) {
    const on = visitor.recover(at, token);
    if (on !== -1) return on;
  }
  if (!opens) return stop;
  return readRule(text, at, 'rule', within, token, stack, visitor);
}

/**
 * @param {string} text
 * @param {number} at
 * @param {'rule' | 'at'} kind
 * @param {BlockKind} within
 * @param {Token} token
 * @param {BlockKind[]} stack
 * @param {Visitor} visitor
 */
function readRule(text, at, kind, within, token, stack, visitor) {
  const valueStart = kind === 'at' ? token.end : at;
  const name = kind === 'at' ? text.slice(at + 1, valueStart).toLowerCase() : '';
  const nested = within === 'style' || within === 'declarations';
  const stop = kind === 'at' || nested ? headEnd(text, valueStart, token, false) : braceAfter(text, at, token);
  const block = stop < text.length && text.charCodeAt(stop) === 0x7b;
  const closed = stop < text.length && text.charCodeAt(stop) === 0x7d;
  // Without its block a style rule is nothing.
  if (kind === 'rule' && !block) return closed || !nested ? stop : stop + 1;
  const after = closed ? stop : Math.min(stop + 1, text.length);
  const inner = visitor.open({ kind, name, start: at, headEnd: stop, valueStart, block, within }, after);
  if (!block) return after;
  if (inner === 'skip') {
    const end = blockEnd(text, after, token);
    visitor.close(end);
    return Math.min(end + 1, text.length);
  }
  stack.push(inner);
  return after;
}

/**
 * Where the name of a declaration ends that begins here.
 *
 * @param {string} text
 * @param {number} at
 * @param {Token} token
 */
function nameEnd(text, at, token) {
  readToken(text, at, text.length, token);
  return token.type === 'ident' ? token.end : -1;
}

/**
 * @param {string} text
 * @param {number} at
 * @param {Token} token
 * @returns {number} offset of the colon; -1: no declaration begins here
 */
function colonAfterName(text, at, token) {
  let place = nameEnd(text, at, token);
  while (place !== -1 && place < text.length) {
    readToken(text, place, text.length, token);
    if (token.type !== 'space' && token.type !== 'comment') return text.charCodeAt(place) === 0x3a ? place : -1;
    place = token.end;
  }
  return -1;
}

/**
 * End of what stands before a block or a semicolon: its offset, or that of the bracket that closes the block around it.
 *
 * @param {string} text
 * @param {number} at
 * @param {Token} token
 * @param {boolean} braces whether blocks in braces belong to it, as in a custom property
 */
export function headEnd(text, at, token, braces) {
  let depth = 0;
  let place = at;
  while (place < text.length) {
    readToken(text, place, text.length, token);
    const code = token.type === 'mark' ? text.charCodeAt(place) : 0;
    if (token.type === 'function' || code === 0x28 || code === 0x5b) depth += 1;
    else if (code === 0x7b && (braces || depth > 0)) depth += 1;
    else if (depth === 0 && (code === 0x3b || code === 0x7b || code === 0x7d)) return place;
    else if ((code === 0x29 || code === 0x5d || code === 0x7d) && depth > 0) depth -= 1;
    place = token.end;
  }
  return text.length;
}

/**
 * @param {string} text
 * @param {number} at
 * @param {Token} token
 */
function braceAfter(text, at, token) {
  let depth = 0;
  let place = at;
  while (place < text.length) {
    readToken(text, place, text.length, token);
    const code = token.type === 'mark' ? text.charCodeAt(place) : 0;
    if (token.type === 'function' || code === 0x28 || code === 0x5b) depth += 1;
    else if (code === 0x7b && depth === 0) return place;
    else if (code === 0x7b) depth += 1;
    else if ((code === 0x29 || code === 0x5d || code === 0x7d) && depth > 0) depth -= 1;
    place = token.end;
  }
  return text.length;
}

/**
 * Offset of the brace that closes the block that this lies in.
 *
 * @param {string} text
 * @param {number} at
 * @param {Token} token
 */
export function blockEnd(text, at, token) {
  let depth = 0;
  let place = at;
  while (place < text.length) {
    readToken(text, place, text.length, token);
    const code = token.type === 'mark' ? text.charCodeAt(place) : 0;
    if (code === 0x7b) depth += 1;
    if (code === 0x7d && depth === 0) return place;
    if (code === 0x7d) depth -= 1;
    place = token.end;
  }
  return text.length;
}
