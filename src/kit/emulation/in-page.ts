import type { Removals } from './removals.ts';

/*
 * These functions run in a page, as texts: they know each other by name and nothing of this module. Before any script of
 * the page they find everything as the browser made it; what they need themselves they must not have taken away before.
 */

/** Takes away what an old browser lacks, as far as it can. Answers with the keys that stayed. */
function takeAway(realm: object, { members, globals, constructors, flags, patterns }: Removals): readonly string[] {
  const kept: string[] = [];
  for (const owner of Object.keys(members)) kept.push(...takeMembers(realm, owner, members[owner] ?? []));
  for (const owner of constructors)
    if (!closed(realm, owner)) kept.push(`${owner}.${owner.slice(owner.lastIndexOf('.') + 1)}`);
  if (flags !== '' || Object.values(patterns).includes(true)) limitRegExp(realm, flags, patterns);
  const symbols = kept.filter((key) => key.startsWith('Symbol.'));
  const rest =
    symbols.length > 0 && withoutSymbols(realm, symbols) ? kept.filter((key) => !symbols.includes(key)) : kept;
  return [...rest, ...globals.filter((name) => !deletedGlobal(realm, name))];
}

/** Answers with those that stayed. */
function takeMembers(realm: object, owner: string, names: readonly string[]): readonly string[] {
  const found = valueAt(realm, owner);
  const stays = (name: string): boolean =>
    holders(realm, found, name).some((holder) => !Reflect.deleteProperty(holder, keyOf(name)));
  return names.filter(stays).map((name) => `${owner}.${name}`);
}

/** What a path leads to, without asking any getter; undefined: nothing. */
function valueAt(realm: object, path: string): unknown {
  if (path === 'TypedArray') return Reflect.getPrototypeOf(Int8Array);
  let place: unknown = realm;
  for (const name of path.split('.')) {
    if ((typeof place !== 'object' && typeof place !== 'function') || place === null) return undefined;
    place = Reflect.getOwnPropertyDescriptor(place, name)?.value;
  }
  return place;
}

/** Object.hasOwn is among what is taken away. */
function hasOwn(holder: object, key: PropertyKey): boolean {
  return Reflect.getOwnPropertyDescriptor(holder, key) !== undefined;
}

/** A name of a member without `_static`; `@@iterator` is a symbol. */
function keyOf(name: string): PropertyKey {
  const plain = name.replace(/_static$/, '');
  const known: unknown = plain.startsWith('@@') ? Reflect.get(Symbol, plain.slice(2)) : plain;
  return typeof known === 'symbol' ? known : plain;
}

/** Objects that have the member themselves: the prototype, the interface, or the global object. */
function holders(realm: object, found: unknown, name: string): readonly object[] {
  const key = keyOf(name);
  const has = (each: unknown): each is object =>
    ((typeof each === 'object' && each !== null) || typeof each === 'function') && hasOwn(each, key);
  if (typeof found !== 'function') return [found].filter(has);
  if (name.endsWith('_static')) return [found].filter(has);
  const prototype: unknown = found.prototype;
  const isRealm = typeof prototype === 'object' && prototype !== null && isInChain(prototype, realm);
  // Every function has a name and a length of its own.
  const isOfFunctions = name === 'name' || name === 'length';
  const own = has(prototype) || isOfFunctions ? [prototype].filter(has) : [found].filter(has);
  return isRealm && has(realm) ? [...own, realm] : own;
}

function isInChain(wanted: object, from: object): boolean {
  for (let each = Reflect.getPrototypeOf(from); each !== null; each = Reflect.getPrototypeOf(each))
    if (each === wanted) return true;
  return false;
}

function deletedGlobal(realm: object, name: string): boolean {
  if (hasOwn(realm, name)) return Reflect.deleteProperty(realm, name);
  for (let each = Reflect.getPrototypeOf(realm); each !== null; each = Reflect.getPrototypeOf(each))
    if (hasOwn(each, name) && each !== Object.prototype) return Reflect.deleteProperty(each, name);
  return true;
}

/** Puts another object in the place of a constructor, everywhere it stands. */
function replace(realm: object, path: string, original: object, other: object): boolean {
  const names = path.split('.');
  const name = names.pop() ?? '';
  const holder = names.length === 0 ? realm : valueAt(realm, names.join('.'));
  if (typeof holder !== 'object' || holder === null) return false;
  if (!Reflect.defineProperty(holder, name, { value: other })) return false;
  const prototype: unknown = Reflect.get(original, 'prototype');
  if (typeof prototype === 'object' && prototype !== null)
    Reflect.defineProperty(prototype, 'constructor', { value: other });
  return true;
}

/** Whether it is one of ours already: a proxy and a bound function print no name. */
function isReplaced(each: object): boolean {
  return Function.prototype.toString.call(each).startsWith('function ()');
}

/** From now on `new` throws, as with an interface that has no constructor. False: it stayed. */
function closed(realm: object, path: string): boolean {
  const found = valueAt(realm, path);
  if (typeof found !== 'function' || isReplaced(found)) return true;
  const other = new Proxy(found, {
    construct() {
      throw new TypeError('Illegal constructor');
    },
  });
  return replace(realm, path, found, other);
}

/** Symbols of Symbol cannot be deleted: another function takes its place that never had them. */
function withoutSymbols(realm: object, paths: readonly string[]): boolean {
  const original = valueAt(realm, 'Symbol');
  if (typeof original !== 'function') return true;
  const other: unknown = original.bind(undefined);
  if (typeof other !== 'function') return false;
  for (const key of Reflect.ownKeys(original)) {
    const property = Reflect.getOwnPropertyDescriptor(original, key);
    if (property !== undefined && !paths.includes(`Symbol.${String(key)}`))
      Reflect.defineProperty(other, key, property);
  }
  return replace(realm, 'Symbol', original, other);
}

/** RegExp as a function refuses flags and patterns that the version does not know; literals are a matter of syntax. */
function limitRegExp(realm: object, flags: string, patterns: Removals['patterns']): void {
  const original = valueAt(realm, 'RegExp');
  if (typeof original !== 'function' || isReplaced(original)) return;
  const check = (pattern: unknown, given: unknown): void => {
    const from = pattern instanceof RegExp ? pattern : null;
    const used = given === undefined && from !== null ? from.flags : given;
    const text = from === null ? pattern : from.source;
    // What is turned into a text twice could differ, or do something.
    if (typeof text !== 'string') return;
    if (typeof used === 'string' && hasOneOf(used, flags))
      throw new SyntaxError(`Invalid flags supplied to RegExp constructor '${used}'`);
    if (hasUnknown(text, typeof used === 'string' && hasOneOf(used, 'u'), patterns))
      throw new SyntaxError(`Invalid regular expression: /${text}/: Invalid group`);
  };
  const other: object = new Proxy(original, {
    construct(target, list: unknown[], newTarget) {
      check(list[0], list[1]);
      const made: unknown = Reflect.construct(target, list, newTarget === other ? target : newTarget);
      return Object(made) as object; // what a constructor gives is an object
    },
    apply(target, self, list: unknown[]): unknown {
      check(list[0], list[1]);
      const [first, second] = list;
      // RegExp(x) gives back an x whose constructor it is.
      const same = second === undefined && first instanceof RegExp && Object.is(first.constructor, other);
      return same ? first : Reflect.apply(target, self, list);
    },
    // Its old properties ($1, lastMatch) want RegExp itself.
    get(target, key, receiver: unknown): unknown {
      const value: unknown = Reflect.get(target, key);
      return value === target ? receiver : value;
    },
    set: (target, key, value) => Reflect.set(target, key, value),
  });
  replace(realm, 'RegExp', original, other);
}

/** Without any function of the page, which may have been exchanged, its iterators too; so are the next ones. */
function hasOneOf(text: string, wanted: string): boolean {
  let at = 0;
  while (at < text.length && !isOneOf(text[at], wanted)) at += 1;
  return at < text.length;
}

function isOneOf(one: string | undefined, wanted: string): boolean {
  let at = 0;
  while (at < wanted.length && wanted[at] !== one) at += 1;
  return at < wanted.length;
}

/** Whether a pattern holds what is not known yet. Escapes and what stands in classes are passed over. */
function hasUnknown(pattern: string, unicode: boolean, late: Removals['patterns']): boolean {
  const names: { [name: string]: true } = {};
  let inClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const one = pattern[at];
    const next = pattern[at + 1];
    if (one === '\\' && late.properties && unicode && isOneOf(next, 'pP')) return true;
    if (one === '\\') at += 1;
    else if (inClass || one === '[') inClass = one !== ']';
    else if (one === '(' && next === '?' && isLateGroup(pattern, at + 2, late, names)) return true;
  }
  return false;
}

/** The same of what follows `(?`. */
function isLateGroup(
  pattern: string,
  from: number,
  late: Removals['patterns'],
  names: { [name: string]: true },
): boolean {
  const one = pattern[from];
  const next = pattern[from + 1];
  if (one !== '<') return late.modifiers && isOneOf(one, 'ims-');
  if (next === '=' || next === '!') return late.lookbehind;
  let name = '<';
  for (let at = from + 1; at < pattern.length && pattern[at] !== '>'; at += 1) name += pattern[at] ?? '';
  const twice = names[name] === true;
  names[name] = true;
  return late.names || (twice && late.sameNames);
}

/** All of them; in a script they stand beside each other. */
const parts = [
  ...[takeAway, takeMembers, valueAt, hasOwn, keyOf, holders, isInChain, deletedGlobal, replace, isReplaced, closed],
  ...[withoutSymbols, limitRegExp, hasOneOf, isOneOf, hasUnknown, isLateGroup],
];

/** Text of a function that takes the global object and Removals, see takeAway. On one line: lines below keep their numbers. */
export const inPage = oneLine(
  `(realm, removals) => {\n'use strict';\n${parts.join('\n')}\nreturn ${takeAway.name}(realm, removals);\n}`,
);

/** None of the functions above has a text of several lines, or one with ` // `. */
function oneLine(script: string): string {
  return script.replaceAll(/(?:^|\s)\/\/ .*$/gm, '').replaceAll(/\s*\n\s*/g, ' ');
}
