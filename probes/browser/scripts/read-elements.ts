import type { Page } from 'playwright';
import * as z from 'zod';
import { shortly } from '../shortly.ts';

const Read = z.object({
  url: z.string(),
  legacy: z.number(),
  inline: z.array(z.object({ text: z.string(), module: z.boolean() })),
  modules: z.array(z.string()),
  cut: z.boolean(),
});

/** What the documents of a page say of their scripts. */
export interface PageElements {
  /** Texts of inline scripts, with whether it is a module. */
  readonly inline: ReadonlyMap<string, boolean>;
  /** Addresses of the documents, without fragment. */
  readonly documents: ReadonlySet<string>;
  /** Addresses that a document loads as modules. */
  readonly modules: ReadonlySet<string>;
  /** Scripts with `nomodule`. */
  readonly legacy: number;
  /** Whether every document answered, and whole. */
  readonly whole: boolean;
}

/** Runs in each document. No more than 2,000 scripts and `most` characters of them are looked at. */
const question = (most: number): string => `(() => {
  const most = ${String(most)};
  const all = document.querySelectorAll('script');
  const inline = [], modules = [];
  let legacy = 0, length = 0;
  for (let at = 0; at < all.length && at < 2000; at += 1) {
    const script = all[at], type = String(script.type || '').trim().toLowerCase();
    const module = type === 'module';
    if (!module && script.hasAttribute('nomodule')) { legacy += 1; continue; }
    if (!module && type !== '' && !/^(text|application)\\/(x-)?(java|ecma|live|j)script[\\d.]*$/.test(type)) continue;
    if (script.src) { if (module) modules.push(script.src); continue; }
    const text = String(script.textContent);
    length += text.length;
    if (length > most) break;
    if (text.trim() !== '') inline.push({ text, module });
  }
  return { url: location.href, legacy, inline, modules, cut: all.length > 2000 || length > most };
})()`;

/** Frames that are asked; a page may have as many as it likes. */
export const mostFrames = 50;

/** Characters that a page may give, and each of its frames: all come at once. */
const mostOfPage = 20_000_000;
const mostOfFrame = 2_000_000;

/** Asks the documents of a page and of its frames for their scripts; waits no longer than the limit, milliseconds. */
export async function readElements(page: Page, limitMs: number): Promise<PageElements> {
  const frames = page.frames();
  const answers = await Promise.all(
    frames.slice(0, mostFrames).map((frame) => {
      const most = frame === page.mainFrame() ? mostOfPage : mostOfFrame;
      return shortly(frame.evaluate<unknown>(question(most)), limitMs);
    }),
  );
  const read = answers.map((answer) => Read.safeParse(answer?.value).data ?? null);
  const known = read.filter((each) => each !== null);
  return {
    inline: new Map(known.flatMap(({ inline }) => inline.map(({ text, module }) => [text, module] as const))),
    documents: new Set(
      [...known, ...frames.map((frame) => ({ url: frame.url() }))].map(({ url }) => withoutFragment(url)),
    ),
    modules: new Set(known.flatMap(({ modules }) => modules)),
    legacy: known.reduce((sum, each) => sum + each.legacy, 0),
    whole: known.length === frames.length && known.every(({ cut }) => !cut),
  };
}

/** What is known of a page that does not answer. */
export function noElements(page: Page): PageElements {
  const documents = new Set(page.frames().map((frame) => withoutFragment(frame.url())));
  return { inline: new Map(), documents, modules: new Set(), legacy: 0, whole: false };
}

/** An address as documents and scripts are told apart by. */
export function withoutFragment(url: string): string {
  return url.split('#')[0] ?? url;
}
