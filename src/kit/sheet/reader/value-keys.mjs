import { newToken, readToken } from './tokens.mjs';
import { lookUp } from './rules.mjs';

/** @typedef {import('./rules.mjs').StyleRules} StyleRules */

/**
 * @callback NoteKey
 * @param {string} key what is used
 * @param {number} start of what uses it
 * @param {number} end
 * @param {boolean} later an engine that lacks it takes the declaration all the same, and finds out when it knows what
 *   `var()` stands for
 */

/**
 * @typedef {object} ValueState
 * @property {StyleRules} rules
 * @property {string} text
 * @property {boolean} later
 * @property {NoteKey} note
 * @property {Readonly<Record<string, string>> | undefined} words of the property
 * @property {{ name: string, first: boolean, commas: number, ends: number, flat: boolean }[]} open functions and brackets
 * @property {string} shape
 */

const substitution = /(?:^|[^\w-])(?:var|env)\(/i;
const mathFunction =
  /^(?:-webkit-)?(?:calc|min|max|clamp|round|mod|rem|sin|cos|tan|asin|acos|atan|atan2|pow|sqrt|hypot|log|exp|abs|sign)$/;
const gradient = /^(?:repeating-)?(?:linear|radial|conic)-gradient$/;
const colorFunction = /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)$/;

/**
 * Tells which keys a declaration uses.
 *
 * @param {StyleRules} rules
 * @param {string} text
 * @param {string} property in small letters
 * @param {number} start of the property
 * @param {number} valueStart
 * @param {number} valueEnd
 * @param {NoteKey} note
 */
export function declarationKeys(rules, text, property, start, valueStart, valueEnd, note) {
  const custom = property.startsWith('--');
  const key = custom ? undefined : lookUp(rules.properties, property);
  if (key !== undefined) note(key, start, start + property.length, false);
  const later = custom || substitution.test(text.slice(valueStart, valueEnd));
  const words = later ? undefined : lookUp(rules.values, property);
  valueKeys({ rules, text, later, note, words, open: [], shape: '' }, valueStart, valueEnd);
}

/**
 * @param {ValueState} state
 * @param {number} valueStart
 * @param {number} valueEnd
 */
function valueKeys(state, valueStart, valueEnd) {
  const token = newToken();
  const { text } = state;
  let [components, last, lastStart, lastEnd] = [0, '', 0, 0];
  for (let at = valueStart; at < valueEnd; at = token.end) {
    readToken(text, at, valueEnd, token);
    if (token.type === 'space' || token.type === 'comment') continue;
    const mark = token.type === 'mark' ? text[at] : '';
    if (mark === '!' && state.open.length === 0) break;
    if (state.open.length === 0) {
      components += 1;
      state.shape += `${state.shape === '' ? '' : ' '}${mark === '' ? token.type : mark}`;
    }
    if (token.type === 'ident') {
      [last, lastStart, lastEnd] = [text.slice(at, token.end).toLowerCase(), at, token.end];
      noteWord(state, last, at, token.end);
    } else if (token.type === 'function') {
      noteFunction(state, text.slice(at, token.end - 1).toLowerCase(), at, token.end);
    } else if (token.type === 'dimension') {
      noteNamed(state, state.rules.units, text.slice(token.split, token.end).toLowerCase(), token.split, token.end);
      noteKind(state, '<dimension>', at, token.end);
    } else if (mark === '(' || mark === '[' || mark === '{') {
      openBracket(state, '');
    } else if (mark === ')' || mark === ']' || mark === '}') {
      closeBracket(state, at);
    } else if (mark === ',') {
      const inner = state.open[state.open.length - 1];
      if (inner !== undefined) [inner.commas, inner.ends] = [inner.commas + 1, 0];
    } else {
      noteKind(state, `<${token.type}>`, at, token.end);
      noteStop(state, token.type, at);
    }
    const inner = state.open[state.open.length - 1];
    if (inner !== undefined && token.type !== 'function') inner.first = false;
  }
  if (components === 1 && last !== '' && !state.later) noteNamed(state, state.rules.wide, last, lastStart, lastEnd);
  if (state.words !== undefined && components > 1) noteKind(state, `<${state.shape}>`, valueStart, valueEnd, true);
}

/**
 * @param {ValueState} state
 * @param {string} word
 * @param {number} at
 * @param {number} end
 */
function noteWord(state, word, at, end) {
  const { open, rules } = state;
  const inner = open[open.length - 1];
  if (inner === undefined) {
    noteNamed(state, state.words, word, at, end);
    return;
  }
  if (mathFunction.test(inner.name) || inner.name === '') noteNamed(state, rules.calcWords, word, at, end);
  if (word === 'from' && inner.first && colorFunction.test(inner.name))
    noteNamed(state, rules.forms, `from ${inner.name}`, at, end);
  if (word === 'in' && inner.commas === 0 && gradient.test(inner.name))
    noteNamed(state, rules.forms, 'gradient space', at, end);
  if (inner.name === 'steps' && word.startsWith('jump-')) noteNamed(state, rules.forms, 'jump steps', at, end);
  if (inner.name === 'perspective' && word === 'none') noteNamed(state, rules.forms, 'no perspective', at, end);
}

/**
 * @param {ValueState} state
 * @param {string} name
 * @param {number} at
 * @param {number} end
 */
function noteFunction(state, name, at, end) {
  const { rules, open, later } = state;
  if (name !== 'var' && name !== 'env') noteNamed(state, rules.functions, name, at, end - 1);
  if (open.length === 0 && !later) noteNamed(state, state.words, `${name}()`, at, end);
  const inner = open[open.length - 1];
  if (inner !== undefined) inner.first = false;
  openBracket(state, name);
}

/**
 * @param {ValueState} state
 * @param {string} name
 */
function openBracket(state, name) {
  state.open.push({ name, first: true, commas: 0, ends: 0, flat: true });
}

/**
 * @param {ValueState} state
 * @param {number} at
 */
function closeBracket(state, at) {
  const closed = state.open.pop();
  if (closed === undefined) return;
  if (closed.commas === 0 && gradient.test(closed.name)) noteNamed(state, state.rules.forms, 'single stop', at, at + 1);
}

/**
 * Notes what stands within functions and has no name: two places of one color stop, numbers where there were
 * percentages only.
 *
 * @param {ValueState} state
 * @param {string} type
 * @param {number} at
 */
function noteStop(state, type, at) {
  const inner = state.open[state.open.length - 1];
  if (inner === undefined) return;
  if (type === 'percentage') inner.ends += 1;
  if (inner.ends === 2 && inner.commas > 0 && gradient.test(inner.name))
    noteNamed(state, state.rules.forms, 'double stop', at, at + 1);
}

/**
 * @param {ValueState} state
 * @param {string} kind
 * @param {number} at
 * @param {number} end
 * @param {boolean} [whole]
 */
function noteKind(state, kind, at, end, whole = false) {
  if (whole || state.open.length === 0) noteNamed(state, state.words, kind, at, end);
}

/**
 * @param {ValueState} state
 * @param {Readonly<Record<string, string>> | undefined} table
 * @param {string} name
 * @param {number} at
 * @param {number} end
 */
function noteNamed(state, table, name, at, end) {
  const key = lookUp(table, name);
  if (key !== undefined) state.note(key, at, end, state.later);
}
