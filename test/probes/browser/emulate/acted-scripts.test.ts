import { expect, it } from 'vitest';
import { judgeActed } from '../../../../probes/browser/emulate/acted-scripts.ts';
import { knownScripts } from '../../../../probes/browser/emulate/known-scripts.ts';
import { oldEngine } from '../../../../probes/browser/emulate/old-engine.ts';
import { unreadable } from '../../../../probes/browser/emulate/rewrite-document.ts';
import type { Script } from '../../../../probes/browser/script-facts.ts';
import { newScriptStore, type Sighting } from '../../../../probes/browser/scripts/script-store.ts';
import type { UnreadReason } from '../../../../probes/browser/scripts/unread-list.ts';
import { referenceData } from '../../../../src/reference/reference-data.ts';

const known = knownScripts([], new AbortController().signal);
const engine = oldEngine(79, { browsers: referenceData.browsers, known, userAgent: 'Chrome/156.0.0.0' });
const usual: Script = {
  ...{ name: 'app.js', url: 'http://x/app.js', from: 'external', module: false, bytes: 1, sha256: 'x' },
  ...{ pages: ['main'], parsed: true, uses: [], error: null },
};

function seen(text: string, more: Partial<Sighting> = {}): Sighting {
  const place = { page: 'main', url: 'http://x/app.js', line: 0, column: 0 };
  return { ...place, from: 'external', module: false, parsed: true, text, ...more };
}

async function judged(sightings: readonly Sighting[], ...unread: UnreadReason[]) {
  return judgedOf([usual], sightings, ...unread);
}

async function judgedOf(usually: readonly Script[], sightings: readonly Sighting[], ...unread: UnreadReason[]) {
  const store = newScriptStore();
  store.sightings.push(...sightings);
  for (const reason of unread) store.unread.add({ reason, url: 'http://x/app.js', page: 'main' });
  return judgeActed(store, engine, 'main', usually);
}
const fine = { lost: [], unclear: false, otherWay: false };

it.each([
  ['that it can read', seen('a.b'), fine],
  ['that ran and that it cannot read', seen('a?.b'), { ...fine, lost: ['http://x/app.js'] }],
  ['that we made unreadable', seen(unreadable, { parsed: false }), fine],
  ['that no browser reads', seen('a b', { parsed: false }), fine],
  ['that today’s browser reads and nobody else', seen('a b'), { ...fine, unclear: true }],
  ['of a worker, behind what we put there', seen(`${engine.inWorkers}\na.b`, { from: 'worker' }), fine],
])('a script %s', async (_name, sighting, wanted) => {
  expect(await judged([sighting])).toEqual(wanted);
});

it('a worker that was not changed on its way leaves it open', async () => {
  const worker = { from: 'worker', url: 'http://x/w.js#plumbline-worker' } as const;
  expect(await judged([seen(''), seen('a.b', worker)])).toEqual({ ...fine, unclear: true });
  expect(await judged([seen(''), seen(`${engine.inWorkers}\na.b`, worker)])).toEqual(fine);
});

it('a worker that did not come leaves it open, unless the engine has none of its kind', async () => {
  const worker: Script = { ...usual, name: 'w.js', url: 'http://x/w.js', from: 'worker' };
  const came = seen(`${engine.inWorkers}\na.b`, { from: 'worker', url: 'http://x/w.js#plumbline-worker' });
  expect(await judgedOf([usual, worker], [seen('')])).toEqual({ ...fine, unclear: true });
  expect(await judgedOf([usual, worker], [seen(''), came])).toEqual(fine);
  expect(await judgedOf([usual, { ...worker, module: true }], [seen('')])).toEqual(fine);
  expect(await judgedOf([usual, { ...worker, pages: ['other'] }], [seen('')])).toEqual(fine);
});

it.each([
  ['made while it runs, and may be a test of the engine', seen('a?.b', { from: 'eval', url: '' }), []],
  ['written into a document', seen('a?.b', { from: 'inline', url: 'http://x/' }), ['inline of main']],
  ['of an attribute', seen('return a?.b', { from: 'inline', url: 'http://x/' }), ['inline of main']],
])('what it cannot read, %s', async (_name, sighting, lost) => {
  expect(await judged([seen(''), sighting])).toEqual({ lost, unclear: lost.length === 0, otherWay: false });
});

it('a script that nobody read leaves it open', async () => {
  expect(await judged([seen('a.b')], 'too-large')).toEqual({ ...fine, unclear: true });
  expect(await judged([], 'open')).toEqual({ ...fine, unclear: true, otherWay: true });
});

it('a worker of which the browser never says that it came was read all the same', async () => {
  expect(await judged([seen('a.b')], 'open', 'document')).toEqual(fine);
});

it('a page that loads another file went another way', async () => {
  expect(await judged([seen('a.b', { url: 'http://x/old.js' })])).toEqual({ ...fine, otherWay: true });
  expect(await judged([seen('a.b', { url: 'http://x/app.js?t=7' })])).toEqual(fine);
});
