import type { Browser, CDPSession } from 'playwright';
import * as z from 'zod';
import { shortly } from '../shortly.ts';
import { channelOf, channelThrough, type Channel } from './channel.ts';
import { withoutFragment, type PageElements } from './read-elements.ts';
import { mapUrl } from '../source-maps/map-url.ts';
import { mostText, type ScriptFrom, type ScriptStore } from './script-store.ts';
import { watchSharedWorkers } from './watch-shared-workers.ts';

/** What the browser says of a script: Debugger.scriptParsed and scriptFailedToParse. */
const Parsed = z.object({
  scriptId: z.string(),
  /** Name that a comment in the text gives it, where there is one. */
  url: z.string(),
  startLine: z.number(),
  startColumn: z.number(),
  hash: z.string(),
  executionContextAuxData: z.object({ isDefault: z.boolean().optional() }).optional(),
  isModule: z.boolean().optional(),
  length: z.number().optional(),
  stackTrace: z.unknown().optional(),
  scriptLanguage: z.string().optional(),
  embedderName: z.string().optional(),
  /** As a comment in the text or a header of the reply names it. */
  sourceMapURL: z.string().optional(),
});
type Parsed = z.infer<typeof Parsed>;
const Attached = z.object({ sessionId: z.string(), targetInfo: z.object({ type: z.string() }) });
const Source = z.object({ scriptSource: z.string() });

/** Places scripts of pages come from; everything else is the browser’s own or an extension’s. */
const ofPages = /^(?:https?|blob|data|about|file):/;

interface Found {
  readonly event: Parsed;
  readonly parsed: boolean;
  readonly worker: boolean;
  readonly text: Promise<string | null>;
}

/** Scripts of one page, as they are read by the browser. */
export interface ScriptWatch {
  /** Ends collecting, before anything of ours runs in the page. */
  readonly stop: () => void;
  /** Hands over what was seen; waits no longer than the limit, milliseconds, for texts still on their way. */
  readonly finish: (elements: PageElements, limitMs: number) => Promise<void>;
}

/**
 * Collects every script that Chromium reads for a page: those of its frames, also of other processes, and of its
 * workers. Pauses of the debugger are skipped, for a page may be full of `debugger;`.
 */
export async function watchScripts(
  browser: Browser,
  session: CDPSession,
  page: string,
  store: ScriptStore,
): Promise<ScriptWatch> {
  const found: Found[] = [];
  const seen = new Set<string>();
  let stopped = false;
  const note = (channel: Channel, event: Parsed, parsed: boolean, worker: boolean): void => {
    const key = `${event.hash}:${String(event.length)}:${String(event.isModule)}`;
    const where = `${key}:${event.embedderName ?? ''}`;
    if (stopped || !isOfPage(event, worker) || seen.has(where)) return;
    seen.add(where);
    const fetch = async (): Promise<string | null> => {
      const answer = await channel.send('Debugger.getScriptSource', { scriptId: event.scriptId });
      return Source.safeParse(answer).data?.scriptSource ?? null;
    };
    const url = event.embedderName ?? '';
    // asked for at once: a page that goes elsewhere takes its scripts with it
    const text = store.text(key, { page, url, length: event.length ?? 0, made: isMade(event) }, fetch);
    found.push({ event, parsed, worker, text });
  };
  const watch = async (channel: Channel, worker: boolean): Promise<void> => {
    channel.listen((method, params) => {
      if (method === 'Target.attachedToTarget') void attached(channel, Attached.safeParse(params).data);
      const event = Parsed.safeParse(params).data;
      if (event === undefined) return;
      if (method === 'Debugger.scriptParsed') note(channel, event, true, worker);
      if (method === 'Debugger.scriptFailedToParse') note(channel, event, false, worker);
    });
    await Promise.all([
      channel.send('Debugger.setSkipAllPauses', { skip: true }),
      channel.send('Debugger.enable', { maxScriptsCacheSize: mostText }),
      channel.send('Debugger.setSkipAllPauses', { skip: true }),
      channel.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: false }),
    ]);
  };
  const attached = async (outer: Channel, target: z.infer<typeof Attached> | undefined): Promise<void> => {
    if (target === undefined) return;
    const channel = channelThrough(outer, target.sessionId);
    await shortly(watch(channel, target.targetInfo.type !== 'iframe'), startMs);
    // whatever became of it: nobody else lets it go on
    await shortly(channel.send('Runtime.runIfWaitingForDebugger', undefined), startMs);
  };
  await watch(channelOf(session), false);
  const unshare = await watchSharedWorkers(browser, (channel) => void shortly(watch(channel, true), startMs));
  return {
    stop: () => {
      stopped = true;
      unshare();
    },
    finish: async (elements, limitMs) => {
      await shortly(Promise.all(found.map(({ text }) => text)), limitMs);
      let lost = store.evalsCut;
      for (const each of found) {
        const came = await handOver(each, elements, page, store);
        if (!came && isMade(each.event)) lost = true;
      }
      if (lost) noteWritten(elements, page, store);
    },
  };
}

/** How long a worker may take to answer before it goes on unwatched, milliseconds. */
const startMs = 5000;

/** Scripts of the driver have no address and nobody who called them, or run in a world of their own. */
function isOfPage(event: Parsed, worker: boolean): boolean {
  if (event.scriptLanguage !== undefined && event.scriptLanguage !== 'JavaScript') return false;
  if (event.length === 0 || (!worker && event.executionContextAuxData?.isDefault !== true)) return false;
  const url = event.embedderName ?? '';
  return url === '' ? event.stackTrace !== undefined : ofPages.test(url);
}

/** Made while the page runs, as far as the browser tells: what a page wrote into its document is among it. */
function isMade({ embedderName = '' }: Parsed): boolean {
  return embedderName === '';
}

/** Of what was made some was left out: scripts of the documents that nobody saw since may be among it. */
function noteWritten({ inline }: PageElements, page: string, store: ScriptStore): void {
  const texts = new Set(store.sightings.filter((each) => each.page === page).map(({ text }) => text));
  for (const text of inline.keys()) if (!texts.has(text)) store.unread.add({ reason: 'too-many', url: '', page });
}

/** @returns whether its text came */
async function handOver(
  { event, parsed, worker, text }: Found,
  elements: PageElements,
  page: string,
  store: ScriptStore,
): Promise<boolean> {
  const url = event.embedderName ?? '';
  // what has not come by now never will
  const read = await Promise.race([text, Promise.resolve(undefined)]);
  if (read === undefined) store.unread.add({ reason: 'gone', url, page });
  if (read === undefined || read === null) return false;
  const from = fromOf(event, worker, elements, read);
  const file = from !== 'inline';
  store.add({
    ...{ page, url, from, module: event.isModule ?? false, parsed, text: read },
    line: file ? 0 : event.startLine,
    column: file ? 0 : event.startColumn,
    map: mapUrl(event.sourceMapURL, url),
  });
  return true;
}

function fromOf(event: Parsed, worker: boolean, elements: PageElements, text: string): ScriptFrom {
  const url = event.embedderName ?? '';
  // one that a page wrote into its document has no address either, but stands there
  if (url === '') return elements.inline.has(text) && !worker ? 'inline' : 'eval';
  if (worker) return 'worker';
  const inside = event.startLine > 0 || event.startColumn > 0 || url.startsWith('about:');
  return inside || elements.documents.has(withoutFragment(url)) ? 'inline' : 'external';
}
