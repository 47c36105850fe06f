import type { BrowserContext, ConsoleMessage, Page } from 'playwright';
import * as z from 'zod';
import { originOf, staysInside } from '../origins.ts';
import { shortly } from '../shortly.ts';
import { mapNamedIn, mapUrl } from '../source-maps/map-url.ts';
import { mostConsoleMessages } from '../watch-page.ts';
import { longestScript, type ScriptStore } from './script-store.ts';

const Wanted = z.object({ url: z.string(), module: z.boolean() });
const Fetched = z.object({ ok: z.boolean(), text: z.string() });

/** Service workers that one page may want to register and that are looked at. */
const most = 10;

/** Scripts that a page wants as service workers. They stay off: their requests would be nobody’s. */
export interface ServiceWorkers {
  /** Reads them, as the browser would for a registration; waits for each no longer than the limit, milliseconds. */
  readonly finish: (page: Page, name: string, store: ScriptStore, limitMs: number) => Promise<void>;
}

/**
 * Notes what pages of a context want to register. The driver’s own stand-in for `register` does nothing and says
 * nothing of the address; this one comes after it and says it on the console, where no page hears it.
 *
 * @param mark what this message begins with; a page that writes the same itself names one more address, no more
 */
export async function watchServiceWorkers(
  context: BrowserContext,
  page: Page,
  mark: string,
  allowed: ReadonlySet<string>,
): Promise<ServiceWorkers> {
  const wanted = new Map<string, boolean>();
  let messages = 0;
  let cut = false;
  const listen = (message: ConsoleMessage): void => {
    messages += 1;
    if (messages >= mostConsoleMessages) {
      cut = true;
      page.off('console', listen);
    }
    const text = message.text();
    const said = text.startsWith(mark) ? Wanted.safeParse(parsed(text.slice(mark.length))).data : undefined;
    if (said === undefined || wanted.has(said.url)) return;
    if (wanted.size < most) wanted.set(said.url, said.module);
    else cut = true;
  };
  page.on('console', listen);
  await context.addInitScript(`(() => {
    if (!self.ServiceWorkerContainer) return;
    const { log } = console, { stringify } = JSON;
    ServiceWorkerContainer.prototype.register = async (url, options) => {
      const module = Boolean(options) && options.type === 'module';
      log(${JSON.stringify(mark)} + stringify({ url: new URL(url, location.href).href, module }));
    };
  })()`);
  return {
    finish: async (opened, name, store, limitMs) => {
      page.off('console', listen);
      if (cut) store.unread.add({ reason: 'too-many', url: '', page: name });
      for (const [url, module] of wanted) {
        if (staysInside(url) || !allowed.has(originOf(url))) continue;
        const fetch = async (): Promise<string | null> => {
          const answer = await shortly(opened.evaluate<unknown>(`${question}(${JSON.stringify(url)})`), limitMs);
          const read = Fetched.safeParse(answer?.value).data;
          return read?.ok === true ? read.text : null;
        };
        const text = await store.text(`service ${url}`, { page: name, url, length: 0, made: false }, fetch);
        if (text === null) continue;
        const kind = { page: name, url, from: 'service-worker', module } as const;
        const map = mapUrl(mapNamedIn(text), url);
        store.add({ ...kind, parsed: null, line: 0, column: 0, text, map });
      }
    },
  };
}

/** Runs in the page, so that the request takes the way of all its requests, and meets the same walls. */
const question = `(async (url) => {
  const reply = await fetch(url, { headers: { 'Service-Worker': 'script' }, redirect: 'error' });
  const text = await reply.text();
  return { ok: reply.ok && text.length <= ${String(longestScript)}, text: text.slice(0, ${String(longestScript)}) };
})`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
