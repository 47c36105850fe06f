// Classes and what stands in them.
import { noteMethodKind } from './note-functions.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @param {import('acorn').Class} node
 * @param {'statements' | 'operators'} where
 * @param {Tally} tally
 */
export function noteClass(node, where, tally) {
  tally.note(`${where}.class`, node.start);
  if (node.superClass) tally.note('classes.extends', node.superClass.start);
}

/**
 * @param {import('acorn').MethodDefinition} node
 * @param {Tally} tally
 */
export function noteClassMethod(node, tally) {
  noteMethodKind(node.value, node.start, tally);
  if (node.static) tally.note('classes.static', node.start);
  if (node.key.type === 'PrivateIdentifier') tally.note('classes.private_class_methods', node.key.start);
}

/**
 * @param {import('acorn').PropertyDefinition} node
 * @param {Tally} tally
 */
export function noteClassField(node, tally) {
  const isPrivate = node.key.type === 'PrivateIdentifier';
  if (node.static) tally.note('classes.static.class_fields', node.start);
  else if (!isPrivate) tally.note('classes.public_class_fields', node.start);
  if (isPrivate) tally.note('classes.private_class_fields', node.key.start);
}
