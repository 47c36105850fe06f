/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-base-to-string -- objects of a page, of which there are no types here */
import { replaceAccessor, replaceMethod } from './page-replace.mjs';

/** @typedef {import('./page-answers.mjs').PageAnswers} PageAnswers */
/** @typedef {import('./page-replace.mjs').Realm} Realm */

/**
 * Makes `element.style`, `rule.style` and computed styles lack properties: those of Chromium are no properties that
 * could be deleted, so that something stands before each.
 *
 * @param {Realm} realm
 * @param {PageAnswers} answers
 */
export function standInStyles(realm, answers) {
  const { prototype } = realm['CSSStyleDeclaration'];
  /** @type {WeakMap<object, object>} */
  const stand = new WeakMap();
  /** @type {WeakMap<object, object>} */
  const real = new WeakMap();
  const cover = (/** @type {any} */ style) => {
    if (style === null || typeof style !== 'object') return style;
    const known = stand.get(style);
    if (known !== undefined) return known;
    const proxy = new Proxy(style, traps(answers));
    stand.set(style, proxy);
    real.set(proxy, style);
    return proxy;
  };
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name === 'constructor') continue;
    replaceMethod(prototype, name, (native, self, args) => {
      const lost = args.length > 0 && isLost(answers, name, args);
      return lost ? '' : Reflect.apply(native, real.get(self) ?? self, args);
    });
    replaceAccessor(prototype, name, 'get', (native, self, args) =>
      Reflect.apply(native, real.get(self) ?? self, args),
    );
    replaceAccessor(prototype, name, 'set', (native, self, args) =>
      Reflect.apply(
        native,
        real.get(self) ?? self,
        name === 'cssText' ? [answers.declarations(String(args[0]))] : args,
      ),
    );
  }
  for (const name of ['HTMLElement', 'SVGElement', 'MathMLElement', 'CSSStyleRule'])
    replaceAccessor(realm[name]?.prototype, 'style', 'get', (native, self, args) =>
      cover(Reflect.apply(native, self, args)),
    );
  replaceMethod(realm, 'getComputedStyle', (native, self, args) => cover(Reflect.apply(native, self, args)));
}

/**
 * Whether a method does nothing, because of its property or its value.
 *
 * @param {PageAnswers} answers
 * @param {string} name
 * @param {readonly unknown[]} args
 */
function isLost(answers, name, args) {
  if (!name.includes('Property')) return false;
  const property = String(args[0]);
  if (answers.lacks(property)) return true;
  return name === 'setProperty' && args.length > 1 && !fits(answers, property, args[1]);
}

/**
 * @param {PageAnswers} answers
 * @param {string} property
 * @param {unknown} value
 */
function fits(answers, property, value) {
  const text = value === null || value === undefined ? '' : String(value);
  return text === '' || answers.takes(property, text);
}

/**
 * @param {PageAnswers} answers
 * @returns {ProxyHandler<any>}
 */
function traps(answers) {
  /** @type {Map<PropertyKey, unknown>} what scripts put where there is no property any more */
  const put = new Map();
  const lacks = (/** @type {PropertyKey} */ name) => typeof name === 'string' && answers.lacks(name);
  return {
    has: (style, name) => (lacks(name) ? put.has(name) : Reflect.has(style, name)),
    get: (style, name) => (lacks(name) ? put.get(name) : Reflect.get(style, name, style)),
    set: (style, name, value) => {
      if (lacks(name)) put.set(name, value);
      else if (typeof name !== 'string' || fits(answers, dashed(name), value)) Reflect.set(style, name, value, style);
      return true;
    },
    ownKeys: (style) => Reflect.ownKeys(style).filter((name) => !lacks(name)),
    getOwnPropertyDescriptor: (style, name) =>
      lacks(name) ? undefined : Reflect.getOwnPropertyDescriptor(style, name),
  };
}

/**
 * Name of a property in style sheets, of `rowGap` as scripts write it.
 *
 * @param {string} name
 */
function dashed(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^webkit-/, '-webkit-');
}
