/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access -- objects of a page, of which there are no types here */
// Makes a page find the styles of an older engine. Runs in pages: its text is put together by ../supports-text.ts.
import { pageAnswers } from './page-answers.mjs';
import { standInStyles } from './page-declarations.mjs';
import { replaceMethod } from './page-replace.mjs';
import { watchSheets } from './page-sheets.mjs';

/** @typedef {import('./page-answers.mjs').PageAnswers} PageAnswers */
/** @typedef {import('./page-replace.mjs').Realm} Realm */

/**
 * @param {Realm} realm
 * @param {import('./rules.mjs').StyleRules} rules
 */
export function standIn(realm, rules) {
  // A worker has no styles.
  if (typeof realm['CSSStyleSheet'] !== 'function') return;
  const answers = pageAnswers(rules);
  standInConditions(realm, answers);
  standInRules(realm, answers);
  standInSelectors(realm, answers);
  standInStyles(realm, answers);
  watchSheets(realm, answers);
}

/**
 * @param {Realm} realm
 * @param {PageAnswers} answers
 */
function standInConditions(realm, answers) {
  replaceMethod(realm['CSS'], 'supports', (native, self, args) => {
    if (args.length === 1) return Reflect.apply(native, self, [answers.condition(String(args[0]))]);
    if (args.length >= 2 && !answers.takes(String(args[0]), String(args[1]))) return false;
    return Reflect.apply(native, self, args);
  });
  replaceMethod(realm, 'matchMedia', (native, self, args) =>
    Reflect.apply(native, self, args.length === 0 ? args : [answers.query(String(args[0]))]),
  );
}

/**
 * @param {Realm} realm
 * @param {PageAnswers} answers
 */
function standInRules(realm, answers) {
  for (const name of ['CSSStyleSheet', 'CSSGroupingRule'])
    replaceMethod(realm[name]?.prototype, 'insertRule', (native, self, args) => {
      const text = String(args[0]);
      const left = answers.sheet(text);
      if (left.trim() !== '' || text.trim() === '') return Reflect.apply(native, self, [left, ...args.slice(1)]);
      const what = `Failed to execute 'insertRule' on '${name}': Failed to parse the rule '${text}'.`;
      throw new realm['DOMException'](what, 'SyntaxError');
    });
  for (const name of ['replace', 'replaceSync'])
    replaceMethod(realm['CSSStyleSheet']?.prototype, name, (native, self, args) =>
      Reflect.apply(native, self, args.length === 0 ? args : [answers.sheet(String(args[0]))]),
    );
}

/**
 * @param {Realm} realm
 * @param {PageAnswers} answers
 */
function standInSelectors(realm, answers) {
  const asking = { Document: 'querySelector querySelectorAll', DocumentFragment: 'querySelector querySelectorAll' };
  const all = { ...asking, Element: 'querySelector querySelectorAll matches webkitMatchesSelector closest' };
  for (const [owner, names] of Object.entries(all))
    for (const name of names.split(' '))
      replaceMethod(realm[owner]?.prototype, name, (native, self, args) => {
        const left = args.length === 0 ? '' : answers.selectors(String(args[0]));
        if (left !== null) return Reflect.apply(native, self, args.length === 0 ? args : [left]);
        const what = `Failed to execute '${name}' on '${owner}': '${String(args[0])}' is not a valid selector.`;
        throw new realm['DOMException'](what, 'SyntaxError');
      });
}
