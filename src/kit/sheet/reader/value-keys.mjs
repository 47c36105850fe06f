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
 * @typedef {object} Bracket
 * @property {string} name of a function; empty: a bracket
 * @property {number} parts components before a slash; of the arguments between two commas only where it is a gradient
 * @property {number} commas
 * @property {number} places of a color stop
 * @property {boolean} color whether a color stop has its color
 * @property {number} percentages
 * @property {number} numbers
 */

/**
 * @typedef {object} ValueState
 * @property {StyleRules} rules
 * @property {string} text
 * @property {boolean} later
 * @property {string} property
 * @property {NoteKey} note
 * @property {Readonly<Record<string, string>> | undefined} words of the property
 * @property {Bracket[]} open functions and brackets
 * @property {string} mark the last one, of one character
 * @property {string} shape
 */

const substitution = /(?:^|[^\w-])(?:var|env)\(/i;
const mathFunction =
  /^(?:-webkit-)?(?:calc|min|max|clamp|round|mod|rem|sin|cos|tan|asin|acos|atan|atan2|pow|sqrt|hypot|log|exp|abs|sign)$/;
const gradient = /^(?:repeating-)?(?:linear|radial|conic)-gradient$/;
const colored =
  /(?:^|-)color$|^(?:-webkit-)?(?:background|border.*|fill|stroke|column-rule|outline|(?:box|text)-shadow|text-(?:decoration|emphasis|stroke))$/;
/** Names of any kind may stand there: what is a word for all properties today was a name. */
const named =
  /^(?:-webkit-)?(?:animation|animation-name|counter-.*|font-family|grid-(?:area|row|column).*|transition|transition-property|will-change|list-style|list-style-type|container|container-name|view-transition-.*|timeline-scope|page)$/;
const gradientWord =
  /^(?:from|at|to|in|left|right|top|bottom|center|circle|ellipse|(?:closest|farthest)-(?:side|corner))$/;
const scaling = /^scale(?:3d|x|y|z)?$/;
const otherThanAlias = /^-webkit-(?:mask|background-clip|line-clamp)/;
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
  const words = later ? undefined : wordsOf(rules, property);
  valueKeys({ rules, text, property, later, note, words, open: [], mark: '', shape: '' }, valueStart, valueEnd);
}

/**
 * @param {StyleRules} rules
 * @param {string} property
 */
function wordsOf(rules, property) {
  const words = lookUp(rules.values, property);
  if (words !== undefined || !property.startsWith('-webkit-')) return words;
  // Such a name is an alias, but for those that took more than what they became the alias of.
  return otherThanAlias.test(property) ? undefined : lookUp(rules.values, property.slice('-webkit-'.length));
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
      noteComponent(state, token.type, at);
    } else if (mark === '(' || mark === '[' || mark === '{') {
      openBracket(state, '');
    } else if (mark === ')' || mark === ']' || mark === '}') {
      closeBracket(state, at);
    } else if (mark === ',') {
      const inner = state.open[state.open.length - 1];
      if (inner !== undefined) [inner.commas, inner.places, inner.color] = [inner.commas + 1, 0, false];
    } else {
      noteKind(state, `<${mark === '' ? token.type : mark}>`, at, token.end);
      if (mark === '') noteComponent(state, token.type, at);
    }
    state.mark = mark ?? '';
  }
  if (components === 1 && last !== '' && !state.later && !named.test(state.property))
    noteNamed(state, state.rules.wide, last, lastStart, lastEnd);
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
  if (colored.test(state.property)) noteNamed(state, rules.colors, word, at, end);
  if (inner === undefined) {
    noteNamed(state, state.words, word, at, end);
    return;
  }
  if (mathFunction.test(inner.name) || inner.name === '') noteNamed(state, rules.calcWords, word, at, end);
  if (!gradientWord.test(word)) inner.color = true;
  if (word === 'none' && colorFunction.test(inner.name)) noteNamed(state, rules.forms, 'color none', at, end);
  if (word === 'from' && inner.parts === 0 && colorFunction.test(inner.name))
    noteNamed(state, rules.forms, `from ${inner.name}`, at, end);
  if (word === 'in' && inner.commas === 0 && gradient.test(inner.name))
    noteNamed(state, rules.forms, 'gradient space', at, end);
  if (inner.name === 'steps' && word.startsWith('jump-')) noteNamed(state, rules.forms, 'jump steps', at, end);
  if (inner.name === 'perspective' && word === 'none') noteNamed(state, rules.forms, 'no perspective', at, end);
  inner.parts += 1;
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
  if (name === 'attr' && !later && state.property !== 'content') noteNamed(state, rules.forms, 'attr', at, end - 1);
  if (open.length === 0 && !later) noteNamed(state, state.words, `${name}()`, at, end);
  const inner = open[open.length - 1];
  if (inner !== undefined) [inner.color, inner.parts] = [true, inner.parts + 1];
  openBracket(state, name);
}

/**
 * @param {ValueState} state
 * @param {string} name
 */
function openBracket(state, name) {
  state.open.push({ name, parts: 0, commas: 0, places: 0, color: false, percentages: 0, numbers: 0 });
}

/**
 * @param {ValueState} state
 * @param {number} at
 */
function closeBracket(state, at) {
  const closed = state.open.pop();
  if (closed === undefined) return;
  if (!state.later && closed.commas === 0 && gradient.test(closed.name))
    noteNamed(state, state.rules.forms, 'single stop', at, at + 1);
}

/**
 * Notes what stands within functions and has no name: two places of one color stop, numbers beside percentages.
 *
 * @param {ValueState} state
 * @param {string} type
 * @param {number} at
 */
function noteComponent(state, type, at) {
  const inner = state.open[state.open.length - 1];
  if (inner === undefined || state.later) return;
  const { rules } = state;
  const { name } = inner;
  const form = (/** @type {string} */ words) => {
    noteNamed(state, rules.forms, words, at, at + 1);
  };
  if (gradient.test(name)) {
    if (type === 'hash') inner.color = true;
    else if (inner.color) inner.places += 1;
    if (inner.places === 2) form('double stop');
  }
  if (type === 'percentage' && scaling.test(name)) form('scale percentage');
  if (type === 'string' && name === '-webkit-image-set') form('image-set string');
  if (type === 'dimension' && state.mark === '/' && (name === '' || mathFunction.test(name))) form('typed division');
  if (!colorFunction.test(name) || state.mark === '/') return;
  if (type === 'percentage') inner.percentages += 1;
  if (type === 'number') inner.numbers += 1;
  if (isMixed(inner, type)) form(`mixed ${name}`);
  inner.parts += 1;
}

/**
 * Whether a color has numbers where its function once took percentages only, or the other way round.
 *
 * @param {Bracket} color
 * @param {string} type of the component that is read
 */
function isMixed(color, type) {
  // The fourth is how opaque it is.
  if (color.parts > 2) return false;
  if (/^rgba?$/.test(color.name)) return color.percentages > 0 && color.numbers > 0;
  if (/^(?:hsla?|hwb)$/.test(color.name)) return type === 'number' && color.parts > 0;
  return color.name !== 'color' && type === 'percentage' && color.parts > 0;
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
