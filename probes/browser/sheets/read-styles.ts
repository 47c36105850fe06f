import type { Page } from 'playwright';
import * as z from 'zod';
import { mostFrames } from '../scripts/read-elements.ts';
import { shortly } from '../shortly.ts';

const Read = z.object({
  url: z.string(),
  charset: z.string(),
  sheets: z.array(z.object({ from: z.enum(['inline', 'inserted', 'constructed']), text: z.string() })),
  links: z.array(z.string()),
  cut: z.boolean(),
});

/** What a document says of its style sheets. */
export type DocumentStyles = z.infer<typeof Read>;

/** What the documents of a page say of them. */
export interface PageStyles {
  readonly documents: readonly DocumentStyles[];
  /** Whether every document answered, and whole. */
  readonly whole: boolean;
}

/**
 * Runs in each document. No more than 2,000 sheets, `most` characters of them, and 100,000 elements (for what is in their
 * shadow) are looked at. The text of a `style` element is what its author wrote; rules that a script inserted, and
 * those of constructed sheets, are told as the browser keeps them.
 */
const question = (most: number): string => `(() => {
  const most = ${String(most)};
  const sheets = [], links = [], seen = new Set(), roots = [document];
  let length = 0, elements = 0, cut = false;
  const add = (from, text) => {
    if (text.trim() === '') return;
    length += text.length;
    if (length > most || sheets.length >= 2000) { cut = true; return; }
    sheets.push({ from, text });
  };
  const rulesOf = (sheet) => {
    const texts = [];
    let size = 0;
    try {
      for (const rule of sheet.cssRules) {
        const text = rule.cssText;
        texts.push(text);
        size += text.length;
        if (size > most) { cut = true; break; }
      }
    } catch { cut = true; }
    return texts.join('\\n');
  };
  const addLink = (sheet) => {
    const href = String(sheet.href || '');
    if (/^blob:/i.test(href)) add('inserted', rulesOf(sheet));
    else if (href !== '') {
      length += href.length;
      if (length > most || links.length >= 2000) cut = true;
      else links.push(href);
    }
  };
  const look = (sheet, constructed) => {
    if (seen.has(sheet)) return;
    seen.add(sheet);
    const owner = sheet.ownerNode;
    if (constructed) add('constructed', rulesOf(sheet));
    else if (owner && owner.localName === 'style') {
      const text = String(owner.textContent);
      if (text.trim() === '') add('inserted', rulesOf(sheet));
      else add('inline', text);
    } else addLink(sheet);
  };
  for (let at = 0; at < roots.length && !cut; at += 1) {
    const root = roots[at];
    for (const sheet of root.styleSheets) look(sheet, false);
    for (const sheet of root.adoptedStyleSheets || []) look(sheet, true);
    for (const element of root.querySelectorAll('*')) {
      elements += 1;
      if (elements > 1e5) { cut = true; break; }
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
  }
  return { url: location.href, charset: document.characterSet, sheets, links, cut };
})()`;

/** Characters that a page may give, and each of its frames: all come at once. */
const mostOfPage = 16_000_000;
const mostOfFrame = 1_000_000;

/** Asks the documents of a page and of its frames for their style sheets; waits no longer than the limit, milliseconds. */
export async function readStyles(page: Page, limitMs: number): Promise<PageStyles> {
  const frames = page.frames();
  const answers = await Promise.all(
    frames.slice(0, mostFrames).map((frame) => {
      const most = frame === page.mainFrame() ? mostOfPage : mostOfFrame;
      return shortly(frame.evaluate<unknown>(question(most)), limitMs);
    }),
  );
  const documents = answers.map((answer) => Read.safeParse(answer?.value).data ?? null).filter((each) => each !== null);
  return { documents, whole: documents.length === frames.length && documents.every(({ cut }) => !cut) };
}
