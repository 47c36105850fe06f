// Tokens of CSS (CSS Syntax Module Level 3, section 4). In JavaScript, like all that is beside it, because its text also
// goes into pages; there older builtins may be gone, so that it uses none younger than those of 2015.

/**
 * @typedef {'space' | 'comment' | 'string' | 'url' | 'function' | 'ident' | 'at' | 'hash' | 'number' | 'percentage' |
 *   'dimension' | 'mark' | 'bad'} TokenType `mark`: one character; `bad`: a string or URL that is broken
 */

/**
 * @typedef {object} Token one object that is filled again for each token
 * @property {TokenType} type
 * @property {number} start offset of its first character
 * @property {number} end offset behind its last
 * @property {number} split of a dimension: where its unit begins
 */

/** @returns {Token} */
export function newToken() {
  return { type: 'mark', start: 0, end: 0, split: 0 };
}

/**
 * Reads the token that begins at an offset; a comment is one too.
 *
 * @param {string} text
 * @param {number} at
 * @param {number} end of what may be read; must be beyond `at`
 * @param {Token} token is filled
 */
export function readToken(text, at, end, token) {
  const code = text.charCodeAt(at);
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  token.start = at;
  token.end = at + 1;
  token.type = 'mark';
  if (isSpace(code)) {
    take(token, 'space', spaceEnd(text, at, end));
    return;
  }
  if (code === 0x2f && next === 0x2a) {
    take(token, 'comment', commentEnd(text, at, end));
    return;
  }
  if (code === 0x22 || code === 0x27) {
    readString(text, at, end, token);
    return;
  }
  if (startsNumber(text, at, end)) {
    readNumber(text, at, end, token);
    return;
  }
  if (startsIdent(text, at, end)) {
    readIdent(text, at, end, token);
    return;
  }
  if (code === 0x40 && startsIdent(text, at + 1, end)) {
    take(token, 'at', identEnd(text, at + 1, end));
    return;
  }
  if (code === 0x23 && at + 1 < end && (isName(next) || escapes(text, at + 1, end)))
    take(token, 'hash', identEnd(text, at + 1, end));
}

/**
 * @param {Token} token
 * @param {TokenType} type
 * @param {number} end
 */
function take(token, type, end) {
  token.type = type;
  token.end = end;
}

/** @param {number} code */
export function isSpace(code) {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b);
}

/** @param {number} code */
function isDigit(code) {
  return code >= 0x30 && code <= 0x39;
}

/** @param {number} code */
function isNameStart(code) {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code >= 0x80;
}

/** @param {number} code */
function isName(code) {
  return isNameStart(code) || isDigit(code) || code === 0x2d;
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} end
 */
function escapes(text, at, end) {
  if (at + 1 >= end || text.charCodeAt(at) !== 0x5c) return false;
  const next = text.charCodeAt(at + 1);
  return next !== 0x0a && next !== 0x0d && next !== 0x0c;
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} end
 */
function startsIdent(text, at, end) {
  if (at >= end) return false;
  const code = text.charCodeAt(at);
  if (code !== 0x2d) return isNameStart(code) || escapes(text, at, end);
  if (at + 1 >= end) return false;
  const next = text.charCodeAt(at + 1);
  return next === 0x2d || isNameStart(next) || escapes(text, at + 1, end);
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} end
 */
function startsNumber(text, at, end) {
  let place = at;
  const code = text.charCodeAt(place);
  if (code === 0x2b || code === 0x2d) place += 1;
  if (place < end && isDigit(text.charCodeAt(place))) return true;
  return place + 1 < end && text.charCodeAt(place) === 0x2e && isDigit(text.charCodeAt(place + 1));
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} end
 */
function spaceEnd(text, at, end) {
  let place = at + 1;
  while (place < end && isSpace(text.charCodeAt(place))) place += 1;
  return place;
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} end
 */
function commentEnd(text, at, end) {
  const found = text.indexOf('*/', at + 2);
  return found === -1 || found + 2 > end ? end : found + 2;
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} end
 */
function identEnd(text, at, end) {
  let place = at;
  while (place < end) {
    if (isName(text.charCodeAt(place))) place += 1;
    else if (escapes(text, place, end)) place += 2;
    else break;
  }
  return place;
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} end
 * @param {Token} token
 */
function readString(text, at, end, token) {
  const quote = text.charCodeAt(at);
  for (let place = at + 1; place < end; place += 1) {
    const code = text.charCodeAt(place);
    if (code === quote) {
      take(token, 'string', place + 1);
      return;
    }
    // A string ends with its line: what follows is read on as if it had been closed.
    if (code === 0x0a || code === 0x0d || code === 0x0c) {
      take(token, 'bad', place);
      return;
    }
    if (code === 0x5c) place += 1;
  }
  take(token, 'string', end);
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} end
 * @param {Token} token
 */
function readNumber(text, at, end, token) {
  let place = at + 1;
  while (place < end && isDigit(text.charCodeAt(place))) place += 1;
  if (text.charCodeAt(place) === 0x2e && place + 1 < end && isDigit(text.charCodeAt(place + 1))) {
    place += 2;
    while (place < end && isDigit(text.charCodeAt(place))) place += 1;
  }
  place = exponentEnd(text, place, end);
  token.split = place;
  if (place < end && text.charCodeAt(place) === 0x25) take(token, 'percentage', place + 1);
  else if (startsIdent(text, place, end)) take(token, 'dimension', identEnd(text, place, end));
  else take(token, 'number', place);
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} end
 */
function exponentEnd(text, at, end) {
  if (at >= end || (text.charCodeAt(at) | 0x20) !== 0x65) return at;
  let place = at + 1;
  const sign = text.charCodeAt(place);
  if (sign === 0x2b || sign === 0x2d) place += 1;
  if (place >= end || !isDigit(text.charCodeAt(place))) return at;
  while (place < end && isDigit(text.charCodeAt(place))) place += 1;
  return place;
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} end
 * @param {Token} token
 */
function readIdent(text, at, end, token) {
  const stop = identEnd(text, at, end);
  if (stop >= end || text.charCodeAt(stop) !== 0x28) {
    take(token, 'ident', stop);
    return;
  }
  if (stop - at !== 3 || text.slice(at, stop).toLowerCase() !== 'url') {
    take(token, 'function', stop + 1);
    return;
  }
  let place = stop + 1;
  while (place < end && isSpace(text.charCodeAt(place))) place += 1;
  const first = place < end ? text.charCodeAt(place) : 0;
  if (first === 0x22 || first === 0x27) {
    take(token, 'function', stop + 1);
    return;
  }
  while (place < end && text.charCodeAt(place) !== 0x29) place += text.charCodeAt(place) === 0x5c ? 2 : 1;
  take(token, 'url', Math.min(place + 1, end));
}
