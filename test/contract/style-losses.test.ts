import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeStyles } from '../../probes/browser/judge-styles.ts';
import type { FleetEntry } from '../../probes/browser/derived-facts.ts';
import { startChromium, type ChromiumClient } from '../../scripts/old-chromium-client.mjs';
import { findOldChromium } from '../../scripts/old-chromium.mjs';
import { scanSheet } from '../../src/kit/sheet/scan-sheet.ts';
import { browserStyles } from '../../src/reference/browser-styles.ts';
import { browserMissing, chromium } from '../support/browser.ts';
import { contract } from '../support/contract.ts';

/** Each gives the element `i.a` the property `--r` in Chromium of today. */
const sheets: readonly string[] = [
  ...['@layer x { i { --r: 1 } }', '@layer x { @layer y { i { --r: 1 } } }', '@layer x, y; i { --r: 1 }'],
  'body { container-type: inline-size } @container (min-width: 0px) { i { --r: 1 } }',
  '@scope (body) { i { --r: 1 } }',
  ...['i:has(b) { --r: 1 }', 'i:is(:has(b), .a) { --r: 1 }', 'i:where(.a) { --r: 1 }', 'i:not(:has(q)) { --r: 1 }'],
  ...['i:where(.q, :is(.a, :has(q))) { --r: 1 }', 'i:not(.x, .y) { --r: 1 }', 'i:not(:focus-visible) { --r: 1 }'],
  ...['i:focus-visible, i { --r: 1 }', 'i:nth-child(1 of .a) { --r: 1 }', 'i:dir(ltr) { --r: 1 }'],
  ...['i:user-valid, i { --r: 1 }', 'i:popover-open, i { --r: 1 }', 'i::file-selector-button, i { --r: 1 }'],
  ...['body { & i { --r: 1 } }', 'body { .a { --r: 1 } }', 'i { &.a { --r: 1 } }', 'i { @media all { --r: 1 } }'],
  'body { i { --r: 1 } }',
  ...['@media (width >= 1px) { i { --r: 1 } }', '@media not (width < 1px) { i { --r: 1 } }'],
  ...['@media (min-width: 1px) or (print) { i { --r: 1 } }', '@media (min-width: 1px) { i { --r: 1 } }'],
  '@media (prefers-contrast: no-preference) { i { --r: 1 } }',
  '@media (forced-colors: none) { i { --r: 1 } }',
  '@media (forced-colors: active) { i { --q: 1 } } i { --r: 1 }',
  'i { --r: 1; inset: 0; height: 1dvh; color: oklch(1 0 0); overflow: clip; width: min(1px, 2px) }',
  '@property --z { syntax: "*"; inherits: false } i { --r: 1 }',
  '@starting-style { i { opacity: 0 } } i { --r: 1 }',
  '@counter-style z { system: cyclic; symbols: a } i { --r: 1 }',
  'i:hover, i { --r: 1 } @font-face { font-family: z; size-adjust: 90%; src: local(z) }',
  '@supports (display: grid) { @layer x { i { --r: 1 } } }',
];

/** Nesting was there in the build of 109 already, three versions before it was released. */
const builds = [83, 92, 109, 119];
const exceptions = (version: number, sheet: string): boolean =>
  version === 109 && scanSheet(sheet, browserStyles).uses.some(({ key }) => key.includes('nesting'));

const isKept = (sheet: string): string => `(() => {
  document.body.innerHTML = '<i class="a"><b></b></i>';
  const style = document.createElement('style');
  style.textContent = ${JSON.stringify(sheet)};
  document.body.append(style);
  return getComputedStyle(document.querySelector('i')).getPropertyValue('--r').trim();
})()`;

/** Whether we say that a version of Chromium keeps the rule. */
function isForetold(sheet: string, version: number): boolean {
  const known = { source: null, fits: true, works: null, failsAs: null, lost: [], share: null };
  const entry: FleetEntry = { browser: 'it', name: 'it', engine: 'chromium', version, ...known };
  const uses = scanSheet(sheet, browserStyles).uses.map((use) => ({ ...use }));
  const fact = { name: 'a.css', url: '', from: 'external', bytes: 1, sha256: '', pages: ['main'], stop: null, uses };
  return judgeStyles([entry], { styleSheets: [fact] }, browserStyles).facts.unstyledBrowsers?.length === 0;
}

for (const version of [...builds, null]) {
  const found = version === null ? { program: chromium } : findOldChromium(version);
  const name = version === null ? 'Chromium of Debian' : `Chromium ${String(version)}`;
  const missing = 'missing' in found ? found.missing : browserMissing(found.program);
  contract('optional', `what style sheets lose in ${name}`, missing, () => {
    let browser: ChromiumClient;
    beforeAll(async () => {
      browser = await startChromium('program' in found ? found.program : '');
    });
    afterAll(() => browser.stop());

    it('loses a rule where we say so, and keeps it where we do not', async () => {
      const asked = sheets.filter((sheet) => version === null || !exceptions(version, sheet));
      const really: [string, boolean][] = [];
      for (const sheet of asked) really.push([sheet, (await browser.evaluate(isKept(sheet))) === '1']);
      expect(really).toEqual(asked.map((sheet) => [sheet, version === null || isForetold(sheet, version)]));
      if (version !== null && version < 110) expect(really.filter(([, kept]) => !kept).length).toBeGreaterThan(3);
    });
  });
}
