import type { Script } from '../script-facts.ts';
import { shownUrl } from '../show-text.ts';
import type { ScriptStore, Sighting } from '../scripts/script-store.ts';
import type { OldEngine } from './old-engine.ts';
import { unreadable } from './rewrite-document.ts';
import { isForWorker, moduleWorkers } from './worker-hook.ts';

/** What the scripts show that a page read while it was opened as an older engine. */
export interface ActedScripts {
  /** Names of those that ran although that engine cannot read them: nothing that we could change brought them. */
  readonly lost: readonly string[];
  /** Whether nobody knows of one of them if the engine can read it, or what it would have done without it. */
  readonly unclear: boolean;
  /** Whether a file is missing among them that the page has in the browser of today: it went another way. */
  readonly otherWay: boolean;
}

/**
 * Looks through everything that the browser read for a page. Files and documents are changed on their way; what a page
 * writes into its document, makes into an address or hands to `eval` is not, and what cannot be decoded or is too large
 * is not either.
 *
 * @param usual scripts of the run
 */
export async function judgeActed(
  store: Pick<ScriptStore, 'sightings' | 'unread'>,
  engine: OldEngine,
  page: string,
  usual: readonly Script[],
): Promise<ActedScripts> {
  const lost = new Set<string>();
  const came = new Set(store.sightings.map(({ url }) => fileOf(url)));
  let unclear = store.unread.items.some(({ reason, url }) => {
    // that a document tells nothing of its scripts is no loss, for the browser tells of each; and of some workers it
    // never says that they came, which it does not call by the address that they were asked for by
    return reason !== 'document' && !(reason === 'open' && came.has(fileOf(url)));
  });
  for (const sighting of store.sightings.filter(isOfPage)) {
    const text = withoutOurs(sighting.text, engine);
    const readable = await reads(text, sighting, engine);
    const made = sighting.from === 'eval';
    // workers of workers are not ours to change
    if (isForWorker(sighting) && text === sighting.text) unclear = true;
    if (readable === false && !made) lost.add(engine.nameOf(text) ?? nameOf(sighting));
    // a text that is made and caught may be a test of the engine, or what the page is made of
    if (readable === false && made) unclear = true;
    if (readable === null && !made) unclear = true;
  }
  const files = new Set(store.sightings.map(({ url }) => fileOf(shownUrl(url))));
  const absent = usual.filter(
    ({ url, pages }) => /^https?:/.test(url) && pages.includes(page) && !files.has(fileOf(url)),
  );
  // what it would have done, or still does, nobody saw
  const isWaited = ({ from, module }: Script): boolean =>
    from === 'worker' && (!module || engine.version >= moduleWorkers);
  const otherWay = absent.some(({ from }) => from === 'external');
  return { lost: [...lost], unclear: unclear || absent.some(isWaited), otherWay };
}

/** What we made unreadable is told by who changed it; what today’s browser refuses is no matter of versions. */
function isOfPage({ parsed, text }: Sighting): boolean {
  return parsed !== false && text !== unreadable;
}

/** A worker’s script without what stands before it. */
function withoutOurs(text: string, { inWorkers }: OldEngine): string {
  const at = text.indexOf(inWorkers);
  return at === -1 ? text : text.slice(at + inWorkers.length).trimStart();
}

async function reads(text: string, { module, from }: Sighting, engine: OldEngine): Promise<boolean | null> {
  const plain = await engine.reads(text, module);
  if (plain !== null || module || (from !== 'inline' && from !== 'eval')) return plain;
  // an attribute such as onclick holds the inside of a function
  return engine.reads(`(function(){\n${text}\n})`, false);
}

function nameOf({ from, url, page }: Sighting): string {
  if (/^https?:/.test(url) && from !== 'inline') return shownUrl(url);
  return `${/^(?:blob|data):/.exec(url)?.[0].slice(0, -1) ?? from} of ${page}`;
}

/** An address without what follows its path: that often differs from one time to the next. */
function fileOf(url: string): string {
  return url.replace(/[?#].*$/, '');
}
