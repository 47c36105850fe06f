// Object and array literals, and the patterns that look like them until the token after them.

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {import('acorn').ObjectExpression} ObjectExpression */
/** @typedef {import('acorn').ArrayExpression} ArrayExpression */
/** @typedef {import('acorn').ObjectPattern} ObjectPattern */
/** @typedef {import('acorn').ArrayPattern} ArrayPattern */

const inObject = /** @type {const} */ ({
  spread: 'operators.spread.spread_in_object_literals',
  computed: 'operators.object_initializer.computed_property_names',
  shorthand: 'operators.object_initializer.shorthand_property_names',
});

/**
 * @param {ObjectExpression} node
 * @param {Tally} tally
 */
export function noteObject(node, tally) {
  for (const property of node.properties) eachInObject(property, tally.suppose);
}

/**
 * @param {ArrayExpression} node
 * @param {Tally} tally
 */
export function noteArray(node, tally) {
  for (const element of node.elements) {
    if (element?.type === 'SpreadElement') tally.suppose('operators.spread.spread_in_arrays', element.start);
  }
}

/**
 * @param {ObjectExpression['properties'][number]} property
 * @param {Tally['suppose']} say
 */
function eachInObject(property, say) {
  if (property.type === 'SpreadElement') {
    say(inObject.spread, property.start);
    return;
  }
  // Getters and setters have keys of their own for it, and no literal with one becomes a pattern.
  if (property.computed && property.kind === 'init') say(inObject.computed, property.start);
  if (property.shorthand) say(inObject.shorthand, property.start);
}

/**
 * What was read as an expression is a pattern.
 *
 * @param {import('acorn').AnyNode} node
 * @param {Tally} tally
 */
export function noteConversion(node, tally) {
  if (node.type === 'ObjectExpression') {
    for (const property of node.properties) {
      eachInObject(property, tally.retract);
      noteInObjectPattern(property, tally);
    }
    tally.note('operators.destructuring', node.start);
  } else if (node.type === 'ArrayExpression') {
    for (const element of node.elements) {
      if (element?.type !== 'SpreadElement') continue;
      tally.retract('operators.spread.spread_in_arrays', element.start);
      tally.note('operators.destructuring.rest_in_arrays', element.start);
    }
    tally.note('operators.destructuring', node.start);
  }
}

/**
 * @param {ObjectPattern} node
 * @param {Tally} tally
 */
export function noteObjectPattern(node, tally) {
  for (const property of node.properties) noteInObjectPattern(property, tally);
  tally.note('operators.destructuring', node.start);
}

/**
 * @param {ArrayPattern} node
 * @param {Tally} tally
 */
export function noteArrayPattern(node, tally) {
  for (const element of node.elements) {
    if (element?.type === 'RestElement') tally.note('operators.destructuring.rest_in_arrays', element.start);
  }
  tally.note('operators.destructuring', node.start);
}

/**
 * @param {ObjectExpression['properties'][number] | ObjectPattern['properties'][number]} property
 * @param {Tally} tally
 */
function noteInObjectPattern(property, tally) {
  if (property.type !== 'Property') tally.note('operators.destructuring.rest_in_objects', property.start);
  else if (property.computed) tally.note('operators.destructuring.computed_property_names', property.start);
}
