import type { BrowserContext, Response } from 'playwright';
import { originOf, staysInside } from '../origins.ts';
import { decodeFirefox } from '../sheets/decode-sheet.ts';
import { shortly } from '../shortly.ts';
import type { PageElements } from './read-elements.ts';
import type { ScriptStore } from './script-store.ts';
import type { ScriptWatch } from './watch-scripts.ts';

/**
 * Collects the scripts of a page where the browser tells only of replies (Firefox): files that were fetched as
 * scripts, and what stands in the documents. Nothing is known of texts made while the page runs.
 */
export function watchResponses(
  context: BrowserContext,
  page: string,
  store: ScriptStore,
  allowed: ReadonlySet<string>,
): ScriptWatch {
  const found: { readonly url: string; readonly text: Promise<string | null> }[] = [];
  const seen = new Set<string>();
  let stopped = false;
  const note = (response: Response): void => {
    const request = response.request();
    const url = request.url();
    if (stopped || request.resourceType() !== 'script' || !response.ok() || seen.has(url)) return;
    if (!staysInside(url) && !allowed.has(originOf(url))) return;
    seen.add(url);
    const length = Number(response.headers()['content-length'] ?? 0);
    const wanted = { page, url, length: Number.isSafeInteger(length) ? length : 0, made: false };
    const fetch = async (): Promise<string> =>
      decodeFirefox(await response.body(), response.headers()['content-type'] ?? '', null);
    found.push({ url, text: store.text(`${page} ${url}`, wanted, fetch) });
  };
  context.on('response', note);
  return {
    stop: () => {
      stopped = true;
      context.off('response', note);
    },
    finish: async (elements, limitMs) => {
      await shortly(Promise.all(found.map(({ text }) => text)), limitMs);
      for (const { url, text } of found) {
        const read = await Promise.race([text, Promise.resolve(undefined)]);
        if (read === undefined) store.unread.add({ reason: 'gone', url, page });
        if (read === undefined || read === null) continue;
        const module = elements.modules.has(url);
        store.add({ page, url, from: 'external', module, parsed: null, line: 0, column: 0, text: read });
      }
      await addInline(elements, page, store);
    },
  };
}

async function addInline(elements: PageElements, page: string, store: ScriptStore): Promise<void> {
  const url = [...elements.documents][0] ?? '';
  for (const [text, module] of elements.inline) {
    const key = `${String(module)} ${text}`;
    const read = await store.text(key, { page, url, length: text.length, made: false }, () => Promise.resolve(text));
    if (read !== null) store.add({ page, url, from: 'inline', module, parsed: null, line: 0, column: 0, text });
  }
}
