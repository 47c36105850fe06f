/* eslint-disable @typescript-eslint/unbound-method, @typescript-eslint/no-unsafe-argument -- objects of a page, of which there are no types here */
/** @typedef {Record<string, any>} Realm the global object of a page */
/** @typedef {(native: Function, self: any, args: any[]) => unknown} Answer */

/**
 * Puts something in the place of a method that looks like it.
 *
 * @param {any} owner
 * @param {string} name
 * @param {Answer} answer
 */
export function replaceMethod(owner, name, answer) {
  const found = owner === undefined ? undefined : Object.getOwnPropertyDescriptor(owner, name);
  if (found === undefined || typeof found.value !== 'function' || found.configurable !== true) return;
  const native = found.value;
  const value = new Proxy(native, { apply: (_target, self, args) => answer(native, self, args) });
  Object.defineProperty(owner, name, { ...found, value });
}

/**
 * The same for what is read or set.
 *
 * @param {any} owner
 * @param {string} name
 * @param {'get' | 'set'} side
 * @param {Answer} answer
 */
export function replaceAccessor(owner, name, side, answer) {
  const found = owner === undefined ? undefined : Object.getOwnPropertyDescriptor(owner, name);
  const native = found?.[side];
  if (found === undefined || native === undefined || found.configurable !== true) return;
  const proxy = new Proxy(native, { apply: (_target, self, args) => answer(native, self, args) });
  Object.defineProperty(owner, name, { ...found, [side]: proxy });
}
