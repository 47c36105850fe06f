import { expect, it } from 'vitest';
import { knownScripts } from '../../../../probes/browser/emulate/known-scripts.ts';
import { tryEngine } from '../../../../probes/browser/emulate/try-engine.ts';
import { newOpenedPage, type OpenedPage } from '../../../../probes/browser/open-page.ts';
import { ProbeFailure } from '../../../../src/kit/probe-failure.ts';
import { noReference } from '../../../support/no-reference.ts';

const document = { url: 'http://x/', title: '', secure: true, load: 1, read: 1, protocol: null, height: 1, things: 0 };

function page(text: number): OpenedPage {
  return { ...newOpenedPage({ name: 'main', url: 'http://x/', waitFor: null }), document: { ...document, text } };
}
const late = (): OpenedPage => ({ ...page(0), failure: new ProbeFailure('page-timeout', { phase: 'page' }) });

/** Whether a page works that shows, as the older engine, first the one and then the other. */
async function works(first: OpenedPage, second: OpenedPage): Promise<boolean | null> {
  const acted = [first, second];
  const acting = {
    opened: [page(400)],
    open: (_page: OpenedPage, engine: unknown) =>
      Promise.resolve(engine === null ? page(400) : (acted.shift() ?? first)),
    userAgent: 'Chrome/156.0.0.0',
    legacy: false,
    speaksOfLack: () => false,
  };
  const known = knownScripts([], new AbortController().signal);
  const { works: answer } = await tryEngine({ from: 92, to: 92 }, known, acting, { reference: noReference });
  return answer;
}

it('a page that fails both times fails, however much of it was there each time', async () => {
  expect(await works(page(0), late())).toBe(false);
  expect(await works(late(), page(12))).toBe(false);
  expect(await works(page(12), page(13))).toBe(false);
});

it('a page that fails once works', async () => {
  expect(await works(page(0), page(400))).toBe(true);
  expect(await works(page(400), page(0))).toBe(true);
});
