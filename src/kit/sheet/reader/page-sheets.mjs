/* eslint-disable @typescript-eslint/unbound-method, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access -- objects of a page, of which there are no types here */
import { replaceAccessor, replaceMethod } from './page-replace.mjs';

/** @typedef {import('./page-answers.mjs').PageAnswers} PageAnswers */
/** @typedef {import('./page-replace.mjs').Realm} Realm */

/**
 * Filters the text of `style` elements and of `style` attributes: where scripts write it before it is used, else as soon
 * as the document has changed.
 *
 * @param {Realm} realm
 * @param {PageAnswers} answers
 */
export function watchSheets(realm, answers) {
  const text = Object.getOwnPropertyDescriptor(realm['Node'].prototype, 'textContent');
  const isSheet = (/** @type {any} */ node) => node !== null && node !== undefined && /^style$/i.test(node.nodeName);
  const own = (/** @type {any} */ node) => String(Reflect.apply(text?.get ?? String, node, []));
  const tidy = (/** @type {any} */ node) => {
    const before = own(node);
    const left = answers.sheet(before);
    if (left !== before) Reflect.apply(text?.set ?? String, node, [left]);
  };
  const tidyAttribute = (/** @type {any} */ element) => {
    const before = element.getAttribute('style');
    const left = before === null ? '' : answers.declarations(before);
    if (before !== null && left !== before) element.setAttribute('style', left);
  };
  for (const [owner, name] of Object.entries({ Node: 'textContent', HTMLElement: 'innerText', Element: 'innerHTML' }))
    replaceAccessor(realm[owner]?.prototype, name, 'set', (native, self, args) =>
      Reflect.apply(native, self, isSheet(self) ? [answers.sheet(String(args[0] ?? ''))] : args),
    );
  for (const [owner, name] of [...['appendChild', 'insertBefore'].map((each) => ['Node', each]), ['Element', 'append']])
    replaceMethod(realm[String(owner)]?.prototype, String(name), (native, self, args) => {
      if (!isSheet(self)) return Reflect.apply(native, self, args);
      const given = Reflect.apply(native, self, args);
      tidyPieces(self, answers);
      return given;
    });
  replaceMethod(realm['Element']?.prototype, 'setAttribute', (native, self, args) => {
    const isStyle = args.length > 1 && String(args[0]).toLowerCase() === 'style';
    return Reflect.apply(native, self, isStyle ? [args[0], answers.declarations(String(args[1]))] : args);
  });
  watch(realm, isSheet, tidy, tidyAttribute);
}

/**
 * Filters the pieces of text of a sheet one by one, so that those who put them in find them again.
 *
 * @param {any} sheet
 * @param {PageAnswers} answers
 */
function tidyPieces(sheet, answers) {
  for (let node = sheet.firstChild; node !== null; node = node.nextSibling) {
    const left = node.nodeType === 3 ? answers.sheet(node.data) : null;
    if (left !== null && left !== node.data) node.data = left;
  }
}

/**
 * @param {Realm} realm
 * @param {(node: any) => boolean} isSheet
 * @param {(sheet: any) => void} tidy
 * @param {(element: any) => void} tidyAttribute
 */
function watch(realm, isSheet, tidy, tidyAttribute) {
  const look = (/** @type {any} */ node) => {
    if (isSheet(node)) tidy(node);
    if (node.nodeType !== 1) return;
    if (node.hasAttribute('style')) tidyAttribute(node);
    for (const inner of node.querySelectorAll('style')) tidy(inner);
    for (const inner of node.querySelectorAll('[style]')) tidyAttribute(inner);
  };
  const options = { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['style'] };
  const observer = new realm['MutationObserver']((/** @type {any[]} */ changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'attributes') tidyAttribute(target);
      if (isSheet(target)) tidy(target);
      else if (isSheet(target.parentNode)) tidy(target.parentNode);
      for (const node of addedNodes) look(node);
    }
  });
  observer.observe(realm['document'], options);
  replaceMethod(realm['Element']?.prototype, 'attachShadow', (native, self, args) => {
    const root = Reflect.apply(native, self, args);
    observer.observe(root, options);
    return root;
  });
}
