// What a script brings itself: methods of its own, and what it puts where the engine lacks it.
import { chainOf, memberName } from './chain.mjs';
import { methodNames } from './method-names.mjs';

/** @typedef {import('acorn').ObjectExpression} ObjectExpression */
/** @typedef {import('./interface-index.mjs').InterfaceIndex} InterfaceIndex */

/** Between the two objects that core-js is given stands a comma. */
const longestComma = 10;

/**
 * @param {InterfaceIndex} index
 * @param {string} text
 */
export function newFills(index, text) {
  /** @type {Set<string>} */
  const defined = new Set();
  /** @type {Set<string>} */
  const filled = new Set();
  /** @type {Set<string>} */
  const names = new Set();
  /** Where core-js was told to put what follows; null: at the global object. @type {{ end: number, at: string | null } | null} */
  let target = null;

  /** @param {string} key */
  const fill = (key) => {
    filled.add(key);
    names.add(lastOf(key));
  };

  return {
    fill,
    /** @param {string} key */
    isFilled: (key) => filled.has(key),
    /** @param {string} name */
    isNameFilled: (name) => names.has(name),
    /** @param {string} name */
    isDefined: (name) => defined.has(name),
    /** @param {string} name of a member that something gets */
    define: (name) => {
      if (methodNames.has(name)) defined.add(name);
    },
    /** @param {ObjectExpression} node */
    object: ({ start, end, properties }) => {
      const isFilling =
        target !== null && start - target.end < longestComma && text.slice(target.end, start).trim() === ',';
      /** @type {string | null | undefined} */
      let asked;
      for (const property of properties) {
        const name = property.type === 'Property' ? nameOf(property) : null;
        if (property.type !== 'Property' || name === null) continue;
        if (methodNames.has(name)) defined.add(name);
        if (isFilling && target !== null) fill(target.at === null ? name : `${target.at}.${name}`);
        if (name === 'target') asked = stringOf(property.value);
        else if (name === 'global') asked = null;
      }
      target = asked === undefined ? null : { end, at: asked };
    },
    /** @param {{ key: import('acorn').MethodDefinition['key'], computed: boolean }} node of a class */
    member: (node) => {
      const name = nameOf(node);
      if (name !== null && methodNames.has(name)) defined.add(name);
    },
    /**
     * `Object.defineProperty(Array.prototype, 'at', ...)`, under whatever name.
     *
     * @param {import('acorn').CallExpression} node
     */
    call: ({ callee, arguments: [place, name, value] }) => {
      if (value === undefined || name?.type !== 'Literal' || typeof name.value !== 'string') return;
      if (!index.members.has(name.value) || place === undefined || place.type === 'SpreadElement') return;
      if (callee.type === 'MemberExpression' && memberName(callee) === 'call') return;
      const chain = chainOf(place, text);
      if (chain === null) return;
      const { key, lasting } = index.find(chain.root, [...chain.path, name.value], false);
      if (key !== null && lasting) fill(key);
    },
  };
}

/** @typedef {ReturnType<typeof newFills>} Fills */

/** @param {import('acorn').AnyNode} node */
function stringOf(node) {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** @param {{ key: import('acorn').MethodDefinition['key'], computed: boolean }} node */
function nameOf({ key, computed }) {
  if (computed) return null;
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : null;
}

/** @param {string} key */
function lastOf(key) {
  return key.slice(key.lastIndexOf('.') + 1).replace(/_static$/, '');
}
