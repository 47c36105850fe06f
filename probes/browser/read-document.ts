import * as z from 'zod';
import { shortly } from './shortly.ts';

const Read = z.object({
  url: z.string(),
  title: z.string(),
  text: z.number(),
  things: z.number(),
  secure: z.boolean(),
  load: z.number().nullable(),
  read: z.number().nullable(),
  protocol: z.string().nullable(),
  height: z.number(),
});
export type ReadDocument = z.infer<typeof Read>;

/** How long a page may take to answer; one that is caught in a loop never does. */
export const answerMs = 5000;

/**
 * Runs in the page. Anything that shows without text counts as a thing: pictures, drawings, fields, frames. No more
 * than 5,000 elements are looked at.
 */
const question = `(() => {
  const body = document.body;
  const text = body ? String(body.innerText || '').trim().length : 0;
  const shows = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== 'hidden';
  };
  const all = document.querySelectorAll('img,svg,canvas,video,iframe,object,embed,input,button,select,textarea');
  let things = 0;
  for (let at = 0; at < all.length && at < 5000; at += 1) if (shows(all[at])) things += 1;
  const timing = performance.getEntriesByType('navigation')[0];
  const since = (name) => timing && timing[name] > 0 ? timing[name] : null;
  return {
    url: location.href, title: String(document.title).slice(0, 2000), text, things, secure: isSecureContext === true,
    load: since('loadEventEnd'), read: since('domContentLoadedEventEnd'),
    protocol: timing && timing.nextHopProtocol ? timing.nextHopProtocol : null,
    height: document.documentElement ? document.documentElement.scrollHeight : 0,
  };
})()`;

/**
 * What the document says of itself. `silent`: nothing runs in it any more; null: it answers nonsense, for pages may
 * replace anything. One that is just being replaced is asked again.
 */
export async function readDocument(
  ask: (expression: string) => Promise<unknown>,
): Promise<ReadDocument | 'silent' | null> {
  for (let tries = 0; tries < 3; tries += 1) {
    const answer = await shortly(ask(question), answerMs);
    if (answer === null) return 'silent';
    const read = Read.safeParse(answer.value);
    if (read.success) return read.data;
  }
  return null;
}
