import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startChromium, type ChromiumClient } from '../../scripts/old-chromium-client.mjs';
import { findOldChromium } from '../../scripts/old-chromium.mjs';
import { supportsText } from '../../src/kit/sheet/supports-text.ts';
import { browserStyles } from '../../src/reference/browser-styles.ts';
import { chromium } from '../support/browser.ts';
import { contract } from '../support/contract.ts';

/** What pages ask; each answer as text, an error as its name. */
const questions: readonly string[] = [
  ...['inset: 0', 'overflow: clip', 'width: min(1px, 2px)', 'height: 1dvh', 'color: oklch(1 0 0)', 'opacity: 50%'].map(
    (each) => `CSS.supports('(${each})')`,
  ),
  "CSS.supports('gap', '1px')",
  "CSS.supports('inset', '0')",
  "CSS.supports('inset', 'var(--a)')",
  "CSS.supports('color', 'var(--a, oklch(1 0 0))')",
  "CSS.supports('display', 'inline flex')",
  "CSS.supports('not (inset: 0)')",
  "CSS.supports('(inset: 0) and (display: grid)')",
  "CSS.supports('(inset: 0) or (display: grid)')",
  ...[':is(a)', ':has(a)', ':focus-visible', 'a:not(.b, .c)', ':nth-child(2 of a)', '::file-selector-button'].map(
    (each) => `sheet().insertRule('${each}{}')`,
  ),
  "sheet().insertRule('@layer a {}')",
  "sheet().insertRule('@container (min-width: 1px) {}')",
  'sheet().insertRule(\'@property --a { syntax: "*"; inherits: false }\')',
  "document.querySelector(':is(q)')",
  "document.querySelectorAll(':has(q)').length",
  "document.body.matches(':focus-visible')",
  "document.body.closest('a:not(.b, .c)')",
  "matchMedia('(prefers-contrast: no-preference)').matches",
  "matchMedia('(width > 1px)').matches",
  "matchMedia('(min-width: 1px)').matches",
  "'inset' in document.body.style",
  "'rowGap' in document.body.style",
  "styled('color: red; inset: 0; opacity: 50%').length",
  "(() => { const { style } = styled(''); style.inset = '1px'; return style.length; })()",
  "(() => { const { style } = styled(''); style.setProperty('width', 'min(1px, 2px)'); return style.length; })()",
  "(() => { const { style } = styled(''); style.color = 'red'; return style.cssText; })()",
  'getComputedStyle(document.body).inset === undefined',
  "getComputedStyle(document.body).getPropertyValue('display')",
  "rules('a { color: red } a:is(b) { color: red } @layer c { d { color: red } }').length",
  "rules('a { width: 1px; & b { color: red } }')[0].style.cssText",
  "rules('a { inset: 0; color: red }')[0].style.cssText",
  "rules('@media (width > 1px) { a { color: red } }')[0].cssRules.length",
  "rules('a { height: 1px; height: 1dvh }')[0].style.height",
];

const script = `
  function sheet() { return document.head.appendChild(document.createElement('style')).sheet; }
  function rules(text) {
    const element = document.createElement('style');
    element.textContent = text;
    return document.head.appendChild(element).sheet.cssRules;
  }
  function styled(text) {
    const element = document.createElement('p');
    element.setAttribute('style', text);
    return { style: element.style, get length() { return element.style.length; } };
  }
  ${JSON.stringify(questions)}.map((question) => {
    try {
      return question + ' ' + String((0, eval)(question));
    } catch (error) {
      return question + ' ' + error.name;
    }
  })`;

const installedMissing = existsSync(chromium) ? null : `${chromium} is not installed`;

for (const version of [83, 92, 109, 119]) {
  const found = findOldChromium(version);
  const missing = 'missing' in found ? found.missing : installedMissing;
  contract('optional', `styles of Chromium ${String(version)} in one of today`, missing, () => {
    let old: ChromiumClient;
    let today: ChromiumClient;
    beforeAll(async () => {
      [old, today] = await Promise.all([
        startChromium('program' in found ? found.program : ''),
        startChromium(chromium),
      ]);
    });
    afterAll(() => Promise.all([old.stop(), today.stop()]));

    it('are answered alike', async () => {
      await today.evaluate(`${supportsText(browserStyles, version)}; 1`);
      expect(await today.evaluate(script)).toEqual(await old.evaluate(script));
    });
  });
}
