import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { derive } from '../../probes/browser/derive.ts';
import { browser } from '../../probes/browser/index.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import { browserMissing, chromium, host, type Hosted } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const shows = (script: string) =>
  `<!doctype html><body><p>${'Orders of today. '.repeat(6)}</p><script>${script}</script>`;
const write =
  "const write = (text) => document.body.append(Object.assign(document.createElement('b'), { id: 'came', textContent: text }));";

const site = {
  // a test whether the engine reads ??= (85)
  '/function': shows(
    `${write} let known = true; try { new Function('a', 'a ??= 1') } catch { known = false } write(known)`,
  ),
  '/eval': shows(`${write} let known = true; try { eval('let a; a ??= 1') } catch { known = false } write(known)`),
  // texts that every engine reads
  '/plain': shows(`${write} write(new Function('a', 'return a + 1')(1) + eval('1 + 1'))`),
  // Object.hasOwn (93) in a worker of a worker, once as a file and once made by the worker
  '/nested': shows(`${write} new Worker('/outer.js').onmessage = ({ data }) => write(data)`),
  '/made': shows(`${write} new Worker('/maker.js').onmessage = ({ data }) => write(data)`),
  '/outer.js': "new Worker('/inner.js').onmessage = ({ data }) => postMessage(data)",
  '/inner.js': "postMessage(Object.hasOwn({}, 'a'))",
  '/maker.js': `const text = "postMessage(Object.hasOwn({}, 'a'))";
    new Worker(URL.createObjectURL(new Blob([text]))).onmessage = ({ data }) => postMessage(data)`,
};

contract('required', 'what the emulation cannot decide', browserMissing(chromium), () => {
  let app: Hosted;
  beforeAll(async () => {
    app = await host(site);
  });
  afterAll(() => app.stop());

  const told = async (path: string) => {
    const fleet = ['Chrome 79'];
    const settings = {
      url: `${app.origin}${path}`,
      waitFor: '#came',
      executablePath: chromium,
      settleWithin: 500,
      fleet,
    };
    const { answer, failure } = await look(browser, settings);
    expect(failure).toBeNull();
    const { facts } = derive(answer?.facts ?? {}, { now: 0, timeZone: 'UTC', reference: referenceData });
    const works = answer?.facts.emulations?.[0]?.works;
    return { works, unfit: facts['unfitBrowsers'], unknown: facts['unknownBrowsers'] };
  };
  const open = { works: null, unfit: [], unknown: ['Chrome 79'] };

  it.each(['/function', '/eval'])(
    'is a text that the page made and that an old engine cannot read: %s',
    async (path) => {
      expect(await told(path)).toEqual(open);
    },
  );

  it('is no text that every engine reads', async () => {
    expect(await told('/plain')).toEqual({ works: true, unfit: [], unknown: [] });
  });

  it('is what a worker of a worker lacks, where its script is a file', async () => {
    expect(await told('/nested')).toEqual(open);
  });

  it('is not what one lacks that the worker made', async () => {
    expect(await told('/made')).toEqual({ works: false, unfit: ['Chrome 79'], unknown: [] });
  });
});
