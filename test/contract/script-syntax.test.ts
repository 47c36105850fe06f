import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startChromium, type ChromiumClient } from '../../scripts/old-chromium-client.mjs';
import { findOldChromium, oldChromiumVersions } from '../../scripts/old-chromium.mjs';
import { browsers } from '../../src/reference/browsers.ts';
import { chromium } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { moduleTypes, snippets } from '../support/old-chromium-snippets.ts';

/** Where a build differs from the release of its number: it was cut where the release branched off. */
const deviations: Readonly<Record<number, RegExp>> = {
  // 88.0.4298.0 does not read them; MDN’s data says 88.
  88: /arbitrary_module_namespace_identifier_names$/,
};

/** What our data says: whether this version reads a script that uses the feature. */
function reads(feature: string, version: number): boolean {
  const known = browsers.features[feature];
  if (known === undefined) throw new Error(`no data on ${feature}`);
  const { since, costs } = known;
  if (since.chromium !== null && version >= since.chromium) return true;
  if (costs === 'script') return false;
  return costs === 'use' || version < (costs.chromium ?? 0);
}

const majorOf = (product: string): number => Number(/\/(\d+)\./.exec(product)?.[1]);

for (const version of oldChromiumVersions) {
  const found = findOldChromium(version);
  truthOf(
    `Chromium ${String(version)}`,
    'program' in found ? found.program : null,
    'missing' in found ? found.missing : null,
  );
}
truthOf('the installed Chromium', chromium, existsSync(chromium) ? null : `${chromium} is not installed`);

function truthOf(name: string, program: string | null, missing: string | null): void {
  contract('optional', `syntax that ${name} reads`, missing, () => {
    let browser: ChromiumClient;
    beforeAll(async () => {
      browser = await startChromium(program ?? '');
    });
    afterAll(() => browser.stop());

    it('is what the data says of its version', async () => {
      const version = majorOf(browser.product);
      const wrong: string[] = [];
      for (const [feature, { text, goal }] of Object.entries(snippets)) {
        if (deviations[version]?.test(feature) ?? false) continue;
        const compiled = await browser.compile(text, goal);
        if (compiled.accepted !== reads(feature, version))
          wrong.push(`${feature}: ${compiled.accepted ? 'reads it' : compiled.error}`);
      }
      expect(wrong).toEqual([]);
    });

    it('includes the types of modules that it can fetch', async () => {
      const version = majorOf(browser.product);
      for (const [feature, expression] of Object.entries(moduleTypes)) {
        const had = await browser.evaluate(expression).catch(() => false);
        expect([feature, had]).toEqual([feature, reads(feature, version)]);
      }
    });

    it('leaves out what no engine reads, in a function that nobody calls and in a module too', async () => {
      expect(await browser.compile('function asleep() { return a b; }', 'script')).toMatchObject({ accepted: false });
      expect(await browser.compile('export default a b;', 'module')).toMatchObject({ accepted: false });
      expect(await browser.compile("window.ran = true; 'a script';", 'script')).toEqual({ accepted: true });
      expect(await browser.compile('window.ran = true; export default 1;', 'module')).toEqual({ accepted: true });
      expect(await browser.evaluate('window.ran')).toBeUndefined();
    });
  });
}
