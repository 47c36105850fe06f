// Functions, methods and their parameters.

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {import('acorn').Function} FunctionNode */

/**
 * @param {FunctionNode} node
 * @param {'statements' | 'operators'} where
 * @param {Tally} tally
 */
export function noteFunction(node, where, tally) {
  noteParameters(node, tally);
  if (node.async && node.generator) tally.note(`${where}.async_generator_function`, node.start);
  else if (node.async) tally.note(`${where}.async_function`, node.start);
  else if (node.generator) tally.note(`${where}.generator_function`, node.start);
}

/**
 * @param {FunctionNode} node
 * @param {Tally} tally
 */
export function noteArrow(node, tally) {
  noteParameters(node, tally);
  if (node.async) tally.note('supplement.async_arrow_functions', node.start);
}

/**
 * A method of an object or a class; its function was noted before.
 *
 * @param {FunctionNode} method
 * @param {number} at
 * @param {Tally} tally
 */
export function noteMethodKind(method, at, tally) {
  const isPlain = !method.async && !method.generator;
  if (isPlain) return false;
  if (method.async && method.generator) tally.note('functions.method_definitions.async_generator_methods', at);
  else if (method.async) tally.note('functions.method_definitions.async_methods', at);
  else tally.note('supplement.generator_methods', at);
  return true;
}

/**
 * @param {FunctionNode} node
 * @param {Tally} tally
 */
export function noteParameters({ params }, tally) {
  let hasDefault = false;
  for (const param of params) {
    if (param.type === 'AssignmentPattern') {
      hasDefault = true;
      tally.note('functions.default_parameters', param.start);
      if (isPattern(param.left))
        tally.note('functions.default_parameters.destructured_parameter_with_default_value_assignment', param.start);
    } else if (param.type === 'RestElement') {
      tally.note('functions.rest_parameters', param.start);
      if (isPattern(param.argument)) tally.note('functions.rest_parameters.destructuring', param.argument.start);
    } else if (hasDefault)
      tally.note('functions.default_parameters.parameters_without_defaults_after_default_parameters', param.start);
  }
}

/** @param {import('acorn').Pattern} node */
function isPattern(node) {
  return node.type === 'ObjectPattern' || node.type === 'ArrayPattern';
}
