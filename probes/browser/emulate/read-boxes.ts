import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { shortly } from '../shortly.ts';

/** Where an element stands, in CSS pixels of the document; null: it is there and does not show. */
export type Box = readonly [left: number, top: number, width: number, height: number] | null;

/** One element that carries text, or is a field, a button or a picture. */
export interface Standing {
  /** What it is, for people: `button#save "Save"`. Of texts only those of buttons, labels and headings. */
  readonly label: string;
  readonly box: Box;
}

/** What stands where on a page, at one moment. */
export interface Boxes {
  /** By what it is and holds, with its number among those alike; in the order of the document. */
  readonly all: ReadonlyMap<string, Standing>;
  /** Milliseconds since the page was asked for. */
  readonly age: number;
  /** Width of the visible part, CSS pixels. */
  readonly width: number;
  /** Whether all was looked at that belongs to it; false: there was no time, or nobody can look into a large part. */
  readonly whole: boolean;
}

const Read = z.object({
  found: z.array(
    z.tuple([z.string(), z.string(), z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable()]),
  ),
  age: z.number(),
  width: z.number(),
  whole: z.boolean(),
});

/** A page that is as busy as that is not compared. */
const answerMs = 2000;

/**
 * Runs in the page, also where an older engine is acted: it uses nothing that came after Chromium 61. At most 2,000
 * elements of 20,000 are taken, in the order of the document, and no more than a quarter of a second.
 *
 * An element is known by its tag and the text right within it, as a number: numbers in it (times, counts) are left out.
 * Of a very long text the beginning counts. What stands in frames of the same origin belongs to the page. Frames of other
 * origins and closed shadow roots cannot be looked into: where one takes a quarter of the window, that is not the whole.
 */
const question = `(() => {
  const view = document.documentElement;
  // where it was not laid out yet, that is the page's own work
  if (view) view.getBoundingClientRect();
  const began = performance.now();
  const found = [], counts = Object.create(null);
  const skipped = { script: 1, style: 1, template: 1, noscript: 1, link: 1, meta: 1, title: 1, source: 1, track: 1 };
  const things = { img: 1, svg: 1, canvas: 1, video: 1, iframe: 1, frame: 1, object: 1, embed: 1, input: 1, button: 1, select: 1, textarea: 1 };
  const named = { button: 1, label: 1, legend: 1, th: 1, h1: 1, h2: 1, h3: 1, h4: 1, h5: 1, h6: 1 };
  const digest = (text) => {
    let [one, other] = [0x811c9dc5, 5381];
    for (let at = 0; at < text.length; at += 1) {
      one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
      other = (Math.imul(other, 33) + text.charCodeAt(at)) | 0;
    }
    return (one >>> 0).toString(36) + (other >>> 0).toString(36);
  };
  const labelOf = (element, tag, text) => {
    const id = String(element.id || ''), first = String(element.getAttribute('class') || '').trim().split(/\\s+/)[0];
    const said = named[tag] && text !== '' ? ' "' + text.slice(0, 30) + '"' : '';
    return tag.slice(0, 40) + (id !== '' ? '#' + id.slice(0, 40) : first !== '' ? '.' + first.slice(0, 40) : '') + said;
  };
  const boxOf = (element, { at, left, top, outer }) => {
    if (outer) return null;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || getComputedStyle(element).visibility !== 'visible') return null;
    const round = (number) => Math.round(number * 10) / 10;
    return [round(box.left + at.scrollX + left), round(box.top + at.scrollY + top), round(box.width), round(box.height)];
  };
  const framed = { iframe: 1, frame: 1, object: 1 };
  const insideOf = (element, within) => {
    const { at, left, top } = within;
    const inner = element.contentDocument && element.contentDocument.body ? element.contentWindow : null;
    if (!inner) return null;
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + at.scrollX + left + element.clientLeft, box.top + at.scrollY + top + element.clientTop];
    const isShut = boxOf(element, within) === null;
    return { at: inner, left: x, top: y, outer: isShut ? within : null, loose: null };
  };
  const isLarge = (box) => box !== null && box[2] * box[3] * 4 >= innerWidth * innerHeight;
  // what lies in something of no size that lets nothing out does not show; what is placed past it does
  const isOut = (element, { loose }) => {
    const position = loose === null ? '' : getComputedStyle(element).position;
    return position === 'fixed' || (position === 'absolute' && loose);
  };
  const closing = (element, tag, within) => {
    if (tag === 'body' || (!element.firstElementChild && !element.shadowRoot)) return within;
    const box = element.getBoundingClientRect();
    if (box.width > 1 && box.height > 1) return within;
    const { display, position, overflowX, overflowY } = getComputedStyle(element);
    const isShut = (box.width <= 1 && overflowX !== 'visible') || (box.height <= 1 && overflowY !== 'visible');
    if (!isShut || display === 'inline' || display === 'contents') return within;
    return { at: within.at, left: within.left, top: within.top, outer: within, loose: position === 'static' };
  };
  const inShut = (element, within) => {
    const isPlaced = within.loose && getComputedStyle(element).position !== 'static';
    return isPlaced ? { at: within.at, left: within.left, top: within.top, outer: within.outer, loose: false } : within;
  };
  const here = { at: self, left: 0, top: 0, outer: null, loose: false };
  const open = document.body ? [[document.body, here]] : [];
  let whole = true;
  for (let looked = 0; open.length > 0 && found.length < 2000 && looked < 20000; looked += 1) {
    if (looked % 32 === 0 && performance.now() - began > 250) { whole = false; break; }
    const next = open.pop(), element = next[0], tag = element.localName;
    if (skipped[tag]) continue;
    const within = next[1].outer && isOut(element, next[1]) ? next[1].outer : next[1];
    const below = within.outer ? inShut(element, within) : closing(element, tag, within);
    let text = '';
    for (let child = element.firstChild; child && text.length < 300; child = child.nextSibling)
      if (child.nodeType === 3) text += child.data.replace(/^\\s+/, ' ').slice(0, 1000);
    text = text.replace(/\\s+/g, ' ').trim();
    const inside = framed[tag] ? insideOf(element, within) : null, root = element.shadowRoot;
    const isClosed = (tag === 'iframe' || tag === 'frame') && !inside;
    const isHidden = tag.indexOf('-') > 0 && !root && !element.firstElementChild && text === '';
    if ((isClosed || isHidden) && isLarge(boxOf(element, within))) { whole = false; break; }
    if (things[tag] || text !== '') {
      const plain = text.replace(/[0-9a-f]*\\d[0-9a-f]*/gi, '0').replace(/0(?:[-.:, ]0)+/g, '0');
      const kind = tag === 'input' ? tag + ':' + element.type : tag.slice(0, 200);
      const key = kind + (plain === '' ? '' : ' ' + digest(plain));
      counts[key] = (counts[key] || 0) + 1;
      found.push([key + ' ' + counts[key], labelOf(element, tag, text), boxOf(element, within)]);
    }
    if (inside) open.push([inside.at.document.body, inside]);
    if (tag === 'svg' || tag === 'select' || tag === 'object') continue;
    for (let child = element.lastElementChild; child; child = child.previousElementSibling) open.push([child, below]);
    if (root)
      for (let child = root.lastElementChild; child; child = child.previousElementSibling) open.push([child, below]);
  }
  return { found, age: performance.now(), width: view ? view.clientWidth : 0, whole };
})()`;

/** What stands where on a page now; null: it does not say, or nonsense, for pages may replace anything. */
async function readBoxes(ask: (expression: string) => Promise<unknown>): Promise<Boxes | null> {
  const answer = await shortly(ask(question), answerMs);
  const read = Read.safeParse(answer?.value);
  if (!read.success) return null;
  const { found, age, width, whole } = read.data;
  return { all: new Map(found.map(([key, label, box]) => [key, { label, box }])), age, width, whole };
}

/** How often a page is looked at that is watched, and for how long at most, milliseconds. */
const stepMs = 300;
export const longestWatch = 8000;

/**
 * What stands where now, and again and again until the page is as old as that.
 *
 * @param until milliseconds since the page was asked for
 */
export async function watchBoxes(
  ask: (expression: string) => Promise<unknown>,
  until: number,
  { signal, monotonic }: Pick<ProbeTask<unknown>, 'signal' | 'monotonic'>,
): Promise<readonly Boxes[]> {
  const began = monotonic();
  const seen: Boxes[] = [];
  for (;;) {
    const boxes = await readBoxes(ask);
    if (boxes === null) return seen;
    seen.push(boxes);
    if (boxes.age >= until || monotonic() - began > longestWatch) return seen;
    await sleep(stepMs, undefined, { signal });
  }
}
