import type { Browser, BrowserContext, Page, Route } from 'playwright';
import * as z from 'zod';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { contextOptions } from '../context-options.ts';
import type { Session } from '../login/session.ts';
import { originOf } from '../origins.ts';
import type { Settings } from '../schema.ts';
import { shortly } from '../shortly.ts';
import { originTouch } from '../touches.ts';

/** Why a map that is named was not read. */
export type MapTrouble = 'foreign' | 'refused' | 'led-away' | 'too-large' | 'late' | 'unreadable' | 'left';

/** What came of asking for one map; `absent`: the server has none, as most do. */
export type Fetched =
  | { readonly kind: 'read'; readonly text: string; readonly bytes: number }
  | { readonly kind: 'absent' | 'denied' }
  | { readonly kind: 'unread'; readonly why: MapTrouble };

/** Asks for source maps. */
export interface MapFetcher {
  /** `most`: bytes it may have, unpacked. Never rejects. */
  readonly fetch: (url: string, most: number, limitMs: number) => Promise<Fetched>;
  readonly close: () => Promise<void>;
}

const Reply = z.object({ status: z.number(), bytes: z.number(), length: z.number().nullable() });

/** Statuses of servers that give no maps to anybody. */
const withheld = [403, 404, 405, 410, 451];

/** Characters that are taken from the browser at once. */
const piece = 2 * 1024 * 1024;
/** How long the browser may take for what asks nobody, milliseconds. */
const ownMs = 2000;

/**
 * Asks for maps by the browser, in an empty document of their own origin: with the session, the authorities and the
 * walls of all pages, past rules of the pages on who may read what. The document is ours, so that no script of a page
 * has a say. Only the maps leave it, and no redirect is followed.
 */
export async function openMapFetcher(
  browser: Browser,
  session: Session | null,
  task: ProbeTask<Settings>,
): Promise<MapFetcher> {
  const context = await browser.newContext(contextOptions(browser, task.settings, null, session));
  let wanted = '';
  let page: Page | null = null;
  await context.grantPermissions(['local-network-access']).catch(() => undefined);
  await context.route(
    () => true,
    (route) => decide(route, wanted, task),
  );
  const leave = async (): Promise<void> => {
    const old = page;
    page = null;
    if (old !== null) await shortly(old.close(), ownMs);
  };
  return {
    fetch: async (url, most, limitMs) => {
      wanted = url;
      const opened = (await shortly(blank(context, page, originOf(url)), ownMs))?.value;
      if (opened === undefined) {
        await leave();
        return { kind: 'unread', why: 'late' };
      }
      page = opened;
      const fetched = await shortly(ask(opened, { url, most, limitMs }), limitMs + ownMs);
      // what is still under way ends with its page
      if (fetched?.value?.kind !== 'read') await leave();
      return fetched?.value ?? { kind: 'unread', why: fetched === null ? 'late' : 'refused' };
    },
    close: async () => {
      await shortly(context.close(), ownMs);
    },
  };
}

async function decide(route: Route, wanted: string, task: ProbeTask<Settings>): Promise<void> {
  const { settings } = task;
  const request = route.request();
  const url = request.url();
  try {
    if (request.isNavigationRequest()) {
      await route.fulfill({
        contentType: 'text/html',
        headers: { 'content-security-policy': "default-src 'none'; connect-src 'self'" },
        body: '<!doctype html><title>source maps</title>',
      });
    } else if (url === wanted) {
      const own = originOf(url) === originOf(settings.url) && Object.keys(settings.headers).length > 0;
      task.touched(originTouch(originOf(url)));
      await route.continue(own ? { headers: { ...request.headers(), ...settings.headers } } : {});
    } else await route.abort('blockedbyclient');
  } catch {
    // the page is gone, and its request with it
  }
}

/** An empty document of an origin, which nobody is asked for. */
async function blank(context: BrowserContext, before: Page | null, origin: string): Promise<Page> {
  if (before !== null && originOf(before.url()) === origin) return before;
  const page = before ?? (await context.newPage());
  await page.goto(`${origin}/`, { timeout: ownMs });
  return page;
}

interface Asked {
  readonly url: string;
  readonly most: number;
  readonly limitMs: number;
}

async function ask(page: Page, asked: Asked): Promise<Fetched> {
  const answer = await page.evaluate<unknown>(`(${question})(${JSON.stringify(asked)})`);
  const { status, bytes, length } = Reply.parse(answer);
  if (status === 401) return { kind: 'denied' };
  if (withheld.includes(status)) return { kind: 'absent' };
  if (status === 0) return { kind: 'unread', why: 'late' };
  if (status >= 300 && status < 400) return { kind: 'unread', why: 'led-away' };
  if (status !== 200) return { kind: 'unread', why: 'refused' };
  if (bytes > asked.most) return { kind: 'unread', why: 'too-large' };
  if (length === null) return { kind: 'unread', why: 'unreadable' };
  const pieces: string[] = [];
  for (let from = 0; from < length; from += piece) {
    const part = await page.evaluate<unknown>(`kept.slice(${String(from)}, ${String(from + piece)})`);
    pieces.push(z.string().parse(part));
  }
  return { kind: 'read', text: pieces.join(''), bytes };
}

/**
 * Runs in the empty document. A map holds the text of all sources: only what places need is handed out. Status 0: it did
 * not come in time.
 */
const question = `async ({ url, most, limitMs }) => {
  globalThis.kept = '';
  let bytes = 0;
  const said = (status, length) => ({ status, bytes, length });
  const stop = new AbortController(), { signal } = stop;
  setTimeout(() => stop.abort(), limitMs);
  const parts = [];
  try {
    const reply = await fetch(url, { redirect: 'manual', signal });
    if (reply.type === 'opaqueredirect') return said(302, null);
    if (!reply.ok || reply.body === null) return said(reply.status, null);
    const reader = reply.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      bytes += read.value.length;
      if (bytes <= most) { parts.push(read.value); continue; }
      reader.cancel().catch(() => undefined);
      return said(200, null);
    }
  } catch (error) {
    if (signal.aborted) return said(0, null);
    throw error;
  }
  const placesOf = (map) => map && Array.isArray(map.sections)
    ? { version: 3, sections: map.sections.map((part) => ({ offset: part.offset, map: placesOf(part.map) })) }
    : { version: 3, sources: map.sources, sourceRoot: map.sourceRoot, names: [], mappings: map.mappings };
  try {
    const text = await new Blob(parts).text();
    globalThis.kept = JSON.stringify(placesOf(JSON.parse(text.replace(/^\\)\\]\\}'?[^\\n]*\\n/, ''))));
    return said(200, globalThis.kept.length);
  } catch {
    return said(200, null);
  }
}`;
