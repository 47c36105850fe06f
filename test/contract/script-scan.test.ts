import { afterAll, beforeAll, expect, it } from 'vitest';
import { startChromium, type ChromiumClient } from '../../scripts/old-chromium-client.mjs';
import { findOldChromium, oldChromiumVersions } from '../../scripts/old-chromium.mjs';
import { syntaxFeatures } from '../../src/kit/script/features.ts';
import { scanScript } from '../../src/kit/script/scan-script.ts';
import { browsers } from '../../src/reference/browsers.ts';
import type { ScriptGoal } from '../../src/model/script.ts';
import { featureCases } from '../kit/script/feature-cases.ts';
import { contract } from '../support/contract.ts';

/** Decided when a module is linked, and here nothing is fetched. */
const whenLinked = '.import_attributes.type_';

/** Whether what a build lacks keeps it from compiling the script, as far as our data knows. */
function mustRefuse(feature: string, version: number): boolean {
  const known = browsers.features[feature];
  if (known === undefined || feature.includes(whenLinked)) return false;
  const { since, costs } = known;
  if (since.chromium !== null && version >= since.chromium) return false;
  return costs === 'script' || (costs !== 'use' && version >= (costs.chromium ?? Infinity));
}

/** A build that was cut just before a feature was turned on says nothing about it. */
function isAtTheEdge(feature: string, version: number): boolean {
  return browsers.features[feature]?.since.chromium === version;
}

const texts = syntaxFeatures.flatMap((feature): readonly { text: string; goal: ScriptGoal }[] => {
  const { uses, misses, goal = 'script' } = featureCases[feature];
  return [...uses, ...misses].map((text) => ({ text: text.replace('¦', '').replace('\uFEFF', ''), goal }));
});

for (const version of oldChromiumVersions) {
  const found = findOldChromium(version);
  contract('optional', `Chromium ${String(version)}`, 'missing' in found ? found.missing : null, () => {
    let browser: ChromiumClient;
    beforeAll(async () => {
      browser = await startChromium('program' in found ? found.program : '');
    });
    afterAll(() => browser.stop());

    it('refuses the scripts in which the scan finds what it lacks, and no other', async () => {
      const wrong: string[] = [];
      for (const { text, goal } of texts) {
        const { uses, error } = scanScript(text, goal);
        if (uses.some(({ feature }) => isAtTheEdge(feature, version))) continue;
        const lacking = uses.filter(({ feature }) => mustRefuse(feature, version));
        const { accepted } = await browser.compile(text, goal);
        if (accepted === (error === null && lacking.length === 0)) continue;
        wrong.push(`${text}: ${accepted ? 'read' : 'refused'}, ${lacking.map(({ feature }) => feature).join()}`);
      }
      expect(wrong).toEqual([]);
    });
  });
}
