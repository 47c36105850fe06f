// The keys that are looked for, sorted for looking them up.
import { lineage, memberType, objects } from './object-types.mjs';
import { methodNames } from './method-names.mjs';

/**
 * @typedef {object} InterfaceIndex
 * @property {ReadonlySet<string>} globals what a script names without anything before it
 * @property {ReadonlySet<string>} roots names that a way to a member may begin with
 * @property {ReadonlySet<string>} members last parts of the keys
 * @property {(root: string, path: readonly string[], isNew: boolean) => Found} find by the way from a global name
 * @property {(name: string) => string | null} method the key of a method of an unknown object; null: none has it
 */

/**
 * @typedef {object} Found
 * @property {string | null} key null: it is none of those that are looked for
 * @property {boolean} type whether it is an object whose members are known
 * @property {boolean} known whether the object is known whose member it is
 * @property {boolean} lasting whether it is one that a script may put there itself, for all
 */

/** @typedef {{ readonly kind: 'object' | 'interface', readonly name: string }} Owner */

/** Objects that hold constructors. */
const namespaces = new Set(['Intl', 'Temporal', 'WebAssembly']);

/** Of several objects with a method of one name, the one that most scripts mean. */
const usual = ['Array', 'String', 'Promise', 'Set', 'Map', 'Element', 'HTMLElement', 'Document'];

/** @type {Found} */
const nowhere = { key: null, type: false, known: false, lasting: false };

/** @type {Owner} */
const global = { kind: 'object', name: 'Window' };

/**
 * @param {Iterable<string>} keys see InterfaceUse
 * @returns {InterfaceIndex}
 */
export function indexInterfaces(keys) {
  const all = new Set(keys);
  /** @type {Set<string>} */
  const globals = new Set();
  const roots = new Set(objects.keys());
  /** @type {Set<string>} */
  const members = new Set();
  /** @type {Map<string, string>} */
  const methods = new Map();
  for (const key of all) {
    const parts = key.split('.');
    const last = (parts.at(-1) ?? key).replace(/_static$/, '');
    const first = parts[0] ?? key;
    members.add(last);
    roots.add(first);
    if (parts.length === 1 || first === 'Window' || first === last) globals.add(last);
    if (parts.length === 1 || !methodNames.has(last) || key.endsWith('_static')) continue;
    const before = methods.get(last);
    if (before === undefined || rank(key) < rank(before)) methods.set(last, key);
  }
  for (const name of globals) roots.add(name);

  /** @type {(owner: Owner, name: string, isNew: boolean) => string | null} */
  const keyOf = (owner, name, isNew) => {
    const own = owner === global ? name : `${owner.name}.${name}`;
    const candidates =
      owner.kind === 'interface' ? [`${own}_static`, own] : lineage(owner.name).map((each) => `${each}.${name}`);
    if (owner === global) candidates.unshift(name);
    if (isNew) candidates.unshift(`${own}.${name}`);
    return candidates.find((key) => all.has(key)) ?? null;
  };
  /** @type {(owner: Owner, name: string) => Owner | null} */
  const next = (owner, name) => {
    if (owner.name === 'Window' && owner.kind === 'object') {
      const type = objects.get(name);
      if (type === 'Window') return global;
      if (type !== undefined) return { kind: 'object', name: type };
      return roots.has(name) || builtin.has(name) ? { kind: 'interface', name } : null;
    }
    if (owner.kind === 'interface' && name === 'prototype') return { kind: 'object', name: owner.name };
    const type = memberType(owner.name, owner.kind, name);
    if (type !== null) return { kind: 'object', name: type };
    const holds = owner.kind === 'interface' && namespaces.has(owner.name);
    return holds ? { kind: 'interface', name: `${owner.name}.${name}` } : null;
  };
  return {
    globals,
    roots,
    members,
    find: (root, path, isNew) => {
      const steps = [root, ...path];
      const last = steps.pop() ?? root;
      /** @type {Owner | null} */
      let owner = global;
      for (const step of steps) owner = owner === null ? null : next(owner, step);
      if (owner === null) return nowhere;
      const lasting = owner === global || owner.kind === 'interface' || steps.at(-1) === 'prototype';
      return { key: keyOf(owner, last, isNew), type: next(owner, last) !== null, known: true, lasting };
    },
    method: (name) => methods.get(name) ?? null,
  };
}

/** Constructors that may have no key themselves. */
const builtin = new Set(['Array', 'Object', 'String']);

/** @param {string} key */
function rank(key) {
  const at = usual.indexOf(key.slice(0, key.lastIndexOf('.')));
  return at === -1 ? usual.length : at;
}
