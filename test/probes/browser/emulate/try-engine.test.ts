import { describe, expect, it } from 'vitest';
import type { ActedScripts } from '../../../../probes/browser/emulate/acted-scripts.ts';
import { knownScripts } from '../../../../probes/browser/emulate/known-scripts.ts';
import { tryEngine, type Acted, type Acting } from '../../../../probes/browser/emulate/try-engine.ts';
import { newOpenedPage, type OpenedPage } from '../../../../probes/browser/open-page.ts';
import { ProbeFailure } from '../../../../src/kit/probe-failure.ts';
import type { CauseId } from '../../../../src/model/cause.ts';
import { noReference } from '../../../support/no-reference.ts';

const document = { url: 'http://x/', title: '', secure: true, load: 1, read: 1, protocol: null, height: 1, things: 0 };
const fine: ActedScripts = { lost: [], unclear: false, otherWay: false };

function page(text: number, ...errors: string[]): OpenedPage {
  const opened = newOpenedPage({ name: 'main', url: 'http://x/', waitFor: null });
  for (const message of errors) opened.record.exceptions.add({ message, url: null, line: null });
  return { ...opened, document: { ...document, text } };
}
const broken = (failureCause: CauseId): OpenedPage => ({
  ...page(0),
  failure: new ProbeFailure(failureCause, { phase: 'page' }),
});
const late = () => broken('page-timeout');
const denied = (): OpenedPage => {
  const opened = late();
  opened.record.denied = true;
  return opened;
};

/** Whether a page works that shows, as the older engine, these one after the other; how often it was opened. */
async function works(looks: readonly (OpenedPage | null)[], more: Partial<ActedScripts> = {}, control = page(400)) {
  const acted = [...looks];
  let opened = 0;
  const open: Acting['open'] = (_page, engine): Promise<Acted | null> => {
    opened += 1;
    const next = engine === null ? control : (acted.shift() ?? null);
    return Promise.resolve(next === null ? null : { opened: next, scripts: { ...fine, ...more } });
  };
  const acting: Acting = {
    ...{ opened: [page(400)], open, userAgent: 'Chrome/156.0.0.0', legacy: false },
    control: () => Promise.resolve(control.failure === null ? control : null),
    speaksOfLack: (text) => text.includes('is not defined'),
  };
  const known = knownScripts([], new AbortController().signal);
  const { emulation } = await tryEngine({ from: 92, to: 92 }, known, acting, { reference: noReference });
  return { works: emulation.works, opened, kinds: emulation.troubles.map(({ kind }) => kind) };
}

it('a page that fails both times fails, however much of it was there each time', async () => {
  expect(await works([page(0), late()])).toMatchObject({ works: false });
  expect(await works([late(), page(12)])).toMatchObject({ works: false });
  expect(await works([page(12), page(13)])).toMatchObject({ works: false });
});

it('a page that fails once works', async () => {
  expect(await works([page(0), page(400)])).toMatchObject({ works: true });
  expect(await works([page(400), page(0)])).toMatchObject({ works: true, opened: 1 });
});

it('what an old engine must do needs no second look', async () => {
  expect(await works([page(400, 'structuredClone is not defined')])).toMatchObject({ works: false, opened: 1 });
  expect(await works([page(400)], { lost: ['app.js'] })).toMatchObject({ works: false, opened: 1 });
});

it('an error with another number each time is the same', async () => {
  expect(await works([page(400, 'E 17 at 3fa2'), page(400, 'E 18 at 77b')])).toMatchObject({ works: false });
  expect(await works([page(400, 'E one'), page(400, 'E two')])).toMatchObject({ works: true });
});

it.each([
  ['of which a script was not read', [page(400), page(400)], { unclear: true }],
  [
    'that did not say both times what it shows',
    [
      { ...page(0), document: null },
      { ...page(0), document: null },
    ],
    {},
  ],
  ['for which there was no time', [null], {}],
  ['for which there was no time the second time', [page(0), null], {}],
  ['whose login was denied', [denied()], {}],
  ['that had more to load than before', [broken('body-too-large')], {}],
  ['that could not fetch something', [page(400, 'TypeError: Failed to fetch')], {}],
])('nothing is known of a page %s', async (_name, looks, more) => {
  expect(await works(looks, more)).toMatchObject({ works: null });
});

describe('a request that fails as the engine', () => {
  const failing = (opened: OpenedPage, status: number | null = 404): OpenedPage => {
    const request = { url: 'http://x/api?at=1', method: 'GET', type: 'fetch' };
    opened.record.failedRequests.add({ ...request, status, error: status === null ? 'net::ERR_FAILED' : null });
    return opened;
  };

  it('is told where it fails both times, and makes nothing fail', async () => {
    expect(await works([failing(page(400)), failing(page(400))])).toMatchObject({
      works: true,
      kinds: ['request-failed'],
    });
  });

  it.each([
    ['that fails once', [failing(page(400)), page(400)], page(400)],
    ['that fails anyway', [failing(page(400)), failing(page(400))], failing(page(400))],
    ['that is kept back by us', [failing(page(400), null), failing(page(400), null)], page(400)],
    ['of which nothing more is known', [failing(page(400)), null], page(400)],
    ['of a page that is gone by now', [failing(page(400))], broken('page-timeout')],
  ])('is not told %s', async (_name, looks, control) => {
    expect(await works(looks, {}, control)).toMatchObject({ works: true, kinds: [] });
  });

  it('stands behind what decides', async () => {
    const looks = [failing(page(0)), failing(page(0))];
    expect(await works(looks)).toMatchObject({ works: false, kinds: ['blank', 'request-failed'] });
  });
});

it('nothing is known of a page that is gone by now', async () => {
  expect(await works([late()], {}, late())).toMatchObject({ works: null });
});
