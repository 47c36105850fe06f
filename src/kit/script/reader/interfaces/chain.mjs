// The way from a name to a member: `window.crypto.subtle`. Read from finished nodes, of which forget.mjs leaves so much.
import { nothing } from '../forget.mjs';
import { tellingMethods } from './object-types.mjs';

/** @typedef {import('acorn').AnyNode} AnyNode */

/**
 * @typedef {object} Chain
 * @property {string} root
 * @property {number} rootAt offset
 * @property {readonly string[]} path members after the root; an object that was made is the `prototype` of its maker
 * @property {boolean} optional whether a `?.` is on the way
 */

/** Longer ways lead to objects of the application. */
const mostSteps = 8;

/**
 * @param {AnyNode | null | undefined} from
 * @param {string} text
 * @returns {Chain | null} null: it begins with something that has no name
 */
export function chainOf(from, text) {
  /** @type {string[]} */
  const path = [];
  let optional = false;
  /** @type {AnyNode | null | undefined} */
  let node = from;
  const end = (/** @type {string} */ root, /** @type {number} */ rootAt) => {
    path.reverse();
    return { root, rootAt, path, optional };
  };
  for (let steps = 0; node && steps < mostSteps; steps += 1) {
    switch (node.type) {
      case 'Identifier':
        return end(node.name, node.start);
      case 'MemberExpression': {
        const name = memberName(node);
        if (name === null) return null;
        path.push(name);
        optional ||= node.optional;
        node = node.object;
        break;
      }
      case 'CallExpression': {
        const { callee } = node;
        if (callee.type !== 'MemberExpression') return null;
        const name = memberName(callee);
        if (name === null || !tellingMethods.has(name)) return null;
        path.push(`${name}()`);
        node = callee.object;
        break;
      }
      case 'NewExpression':
        path.push('prototype');
        node = node.callee;
        break;
      case 'ChainExpression':
        node = node.expression;
        break;
      // `window.crypto || window.msCrypto`, `a && a.b`
      case 'LogicalExpression':
        node = node.operator === '&&' ? node.right : node.left;
        break;
      default: {
        const made = madeBy(node, text);
        if (made === null) return null;
        path.push('prototype');
        return end(made, node.start);
      }
    }
  }
  return null;
}

/**
 * The name that a way begins with, as chainOf has it, where it may have one; in fewer steps, for most ways lead nowhere.
 *
 * @param {AnyNode} from
 * @param {string} text
 * @returns {string | null}
 */
export function rootOf(from, text) {
  let node = from;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    if (node.type === 'Identifier') return node.name;
    if (node.type === 'MemberExpression') node = node.object;
    else if (node.type === 'CallExpression' || node.type === 'NewExpression') node = node.callee;
    else if (node.type === 'ChainExpression') node = node.expression;
    else if (node.type === 'LogicalExpression') node = node.operator === '&&' ? node.right : node.left;
    else return madeBy(node, text);
  }
  return null;
}

/**
 * The name of the member; null: it is computed.
 *
 * @param {import('acorn').MemberExpression} node
 */
export function memberName({ computed, property }) {
  if (!computed) return property.type === 'Identifier' ? property.name : null;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : null;
}

/**
 * The maker of what a literal is.
 *
 * @param {AnyNode} node
 * @param {string} text
 */
function madeBy(node, text) {
  if (node.type === 'TemplateLiteral') return 'String';
  if (node.type === 'Literal') return typeof node.value === 'string' ? 'String' : null;
  // forget.mjs takes the type from an array that can become no pattern.
  const isArray = node.type === 'ArrayExpression' || (node.type === 'ThisExpression' && node !== nothing);
  return isArray && text[node.start] === '[' ? 'Array' : null;
}
