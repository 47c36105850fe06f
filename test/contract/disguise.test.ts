import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { comparePresence, emptyPages, keysOf } from '../../bench/support/guards-existence.mjs';
import { serveIdioms } from '../../bench/support/guards-run.mjs';
import { workerHook } from '../../probes/browser/emulate/worker-hook.ts';
import { findOldChromium } from '../../scripts/old-chromium.mjs';
import { disguise } from '../../src/kit/emulation/disguise.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import { browserMissing, chromium } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { guardIdioms } from '../support/guard-idioms.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const { interfaces, features } = referenceData.browsers;
const as = (version: number): string => disguise(interfaces, version, { features });

/** What builds have otherwise than releases of their version (bench/guards.mjs prints all): headless, or on trial. */
const deviations =
  /^(?:RemotePlayback|HTMLMediaElement\.(?:remote|disableRemotePlayback)|Atomics|MediaMetadata|MediaSource|Sanitizer|Element\.setHTML|HTMLAnchorElement\.hrefTranslate|Request\.targetAddressSpace|Navigator\.webdriver|HTML(?:Input|TextArea)Element\.onselectionchange)/;

const namesOfIdioms = [
  'globalThis by typeof',
  'constructable sheet',
  'constructable sheet, guarded',
  'sheet is an instance all the same',
  'weak reference',
  'weak reference, stand-in',
  'iterator helper',
  'Symbol.dispose, polyfilled',
  'Symbol.dispose as a key',
  'other symbols stay',
  'RegExp is itself',
  'flag v in try',
  'flag v',
  'frame made at once',
  'polyfill taken from a frame',
  'onscrollend or the user is told',
  'names of globals are looked through',
  'nested worker message',
  'user agent data, guarded',
  'user agent data',
];

contract('required', 'the disguise, on Chromium of Debian', browserMissing(chromium), () => {
  const some = guardIdioms.filter(({ name }) => namesOfIdioms.includes(name));
  let failed: readonly string[];
  beforeAll(async () => {
    const served = await serveIdioms(some);
    const outcomes = await served.disguised(chromium, `${as(78)}\n${workerHook(as(78))}`);
    served.stop();
    failed = some.map(({ name }) => name).filter((name) => outcomes.get(name) !== '');
  });

  it('lets what is guarded run, and what is not guarded fail', () => {
    expect(some).toHaveLength(namesOfIdioms.length);
    expect([...failed].sort()).toEqual([
      'Symbol.dispose as a key',
      'flag v',
      'frame made at once',
      'iterator helper',
      'nested worker message',
      'onscrollend or the user is told',
      'polyfill taken from a frame',
      'user agent data',
      'weak reference',
    ]);
  });

  it('has exactly what a version has, as the data says, and nothing stays that should go', async () => {
    const pages = await emptyPages();
    const keys = Object.keys(interfaces);
    const host = await keysOf(chromium, pages.url, keys);
    for (const version of [70, 109]) {
      const acted = await keysOf(chromium, pages.url, keys, as(version));
      expect(acted.said).toEqual([]);
      const stayed = keys.filter((key) => acted.there.has(key) && (interfaces[key]?.chromium ?? 0) > version);
      // inherited from all elements, which have them for longer
      expect(stayed.filter((key) => !/^HTML\w+Element\.on/.test(key))).toEqual([]);
      const lost = keys.filter((key) => {
        const owner = interfaces[key.slice(0, Math.max(0, key.lastIndexOf('.')))];
        const late = Math.max(interfaces[key]?.chromium ?? 0, owner?.chromium ?? 0);
        return host.there.has(key) && !acted.there.has(key) && late <= version;
      });
      expect(lost).toEqual([]);
    }
    pages.stop();
  });
});

/** What Chromium of today has; asked once. */
let ofToday: ReturnType<typeof keysOf> | null = null;

for (const version of [70, 92, 131]) {
  const found = findOldChromium(version);
  const missing = 'missing' in found ? found.missing : browserMissing(chromium);
  contract('optional', `the disguise, beside Chromium ${String(version)}`, missing, () => {
    describe('what it has', () => {
      const keys = Object.keys(interfaces);
      let pages: Awaited<ReturnType<typeof emptyPages>>;
      beforeAll(async () => {
        pages = await emptyPages();
      });
      afterAll(() => pages.stop());

      it('is what the build has, but for what is known to differ', async () => {
        ofToday ??= keysOf(chromium, pages.url, keys);
        const host = await ofToday;
        const real = await keysOf('program' in found ? found.program : '', pages.url, keys);
        const acted = await keysOf(chromium, pages.url, keys, as(version));
        const compared = comparePresence(interfaces, version, { host, real, acted });
        const faults = compared.filter(({ kind }) => kind === 'stays' || kind === 'taken').map(({ key }) => key);
        expect(faults.filter((key) => !deviations.test(key))).toEqual([]);
        expect(compared.filter(({ kind }) => kind === 'alike').length / compared.length).toBeGreaterThan(0.98);
      });
    });
  });
}
