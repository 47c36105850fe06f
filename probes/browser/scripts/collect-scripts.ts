import type { Browser, Page } from 'playwright';
import type { PageRecord } from '../page-record.ts';
import { ownOrigins, type Settings } from '../schema.ts';
import { noElements, readElements } from './read-elements.ts';
import { watchSheets } from '../sheets/watch-sheets.ts';
import type { ScriptStore } from './script-store.ts';
import { watchResponses } from './watch-responses.ts';
import { watchScripts } from './watch-scripts.ts';
import { watchServiceWorkers } from './watch-service-workers.ts';

/** Collecting the scripts and the style sheets of one page. */
export interface Collecting {
  /** Ends it, before anything of ours runs in the page. */
  readonly stop: () => void;
  /** Hands over what was seen. `answers`: whether the page still does what it is asked. Never rejects. */
  readonly finish: (answers: boolean) => Promise<void>;
}

/** How long the texts of a page may take, milliseconds; one that is caught in a loop never gives them. */
const limitMs = 5000;

/** What our stand-in for the registration of service workers says on the console begins so. */
const mark = 'plumbline service worker ';

/** Begins to collect every script and every style sheet that a page reads. To be called before it is opened. */
export async function collectScripts(
  browser: Browser,
  page: Page,
  { name, record }: { readonly name: string; readonly record: PageRecord },
  store: ScriptStore,
  settings: Settings,
): Promise<Collecting> {
  const context = page.context();
  const allowed = new Set(ownOrigins(settings));
  const workers = await watchServiceWorkers(context, page, mark, allowed);
  const engine = browser.browserType().name() === 'chromium' ? 'chromium' : 'firefox';
  const sheets = watchSheets(context, name, engine, store.sheets, allowed);
  const watch =
    engine === 'chromium'
      ? await watchScripts(browser, await context.newCDPSession(page), name, store)
      : watchResponses(context, name, store, allowed);
  return {
    stop: () => {
      watch.stop();
      sheets.stop();
    },
    finish: async (answers) => {
      watch.stop();
      sheets.stop();
      if (record.tooMany)
        for (const { unread } of [store, store.sheets]) unread.add({ reason: 'request-limit', url: '', page: name });
      try {
        const elements = answers ? await readElements(page, limitMs) : noElements(page);
        store.legacy += elements.legacy;
        if (!elements.whole) store.unread.add({ reason: 'document', url: '', page: name });
        await watch.finish(elements, limitMs);
        await sheets.finish(page, answers, limitMs);
        noteOpen(record, name, store);
        record.ours = true;
        if (answers) await workers.finish(page, name, store, limitMs);
      } catch {
        for (const { unread } of [store, store.sheets]) unread.add({ reason: 'document', url: '', page: name });
      }
    },
  };
}

/** Scripts and style sheets that were still being loaded. Of some workers the browser never says that their script came. */
function noteOpen({ open }: PageRecord, page: string, store: ScriptStore): void {
  const read = new Set(store.sightings.map(({ url }) => url));
  const noted = new Set(store.sheets.unread.items.map(({ url }) => url));
  for (const [request, url] of open) {
    const kind = request.resourceType();
    if (kind === 'script' && !read.has(url)) store.unread.add({ reason: 'open', url, page });
    if (kind === 'stylesheet' && !noted.has(url)) store.sheets.unread.add({ reason: 'open', url, page });
  }
}
