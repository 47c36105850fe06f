import * as z from 'zod';
import type { Since } from '../../../src/model/reference.ts';
import { answerMs } from '../read-document.ts';
import { shortly } from '../shortly.ts';
import { globals, members, refusing } from './withheld-names.ts';

/** Keys of interfaces as scans of scripts have them, see InterfaceUse, of all that a page may have to do without. */
const asked: readonly string[] = [...globals, ...members, ...refusing];

/** Their numbers, each behind a space. */
const Missing = z.string().regex(/^(?: \d+)*$/);

/**
 * Runs in the page: which of the names are not there, and which of those that refuse are its own. Objects are asked before
 * their interface, for pages fill gaps there. No method is called that pages may have replaced.
 */
const question = `((names, sure) => {
  const objects = { Navigator: () => navigator, Crypto: () => crypto, CSS: () => CSS, Screen: () => screen };
  const isThere = (first, second) => {
    if (second === undefined) return first in window;
    if (objects[first]) return second in objects[first]();
    // an interface that is not there is another matter
    return typeof window[first] !== 'function' || second in window[first].prototype;
  };
  const isOwn = (first) => {
    // methods are wrapped by libraries that bring nothing (zone.js), so it is asked for the object
    if (first === 'Navigator') return {}.toString.call(navigator.geolocation) !== '[object Geolocation]';
    return !/native code/.test(window[first]);
  };
  let missing = '';
  for (let at = 0; at < names.length; at += 1) {
    try {
      const first = names[at][0], second = names[at][1];
      if (at < sure ? !isThere(first, second) : !isOwn(first)) missing += ' ' + at;
    } catch {}
  }
  return missing;
})(${JSON.stringify(asked.map((name) => name.split('.')))}, ${String(globals.length + members.length)})`;

/** Names that a page that is no secure context does without, or that refuse it every call; null: it did not answer. */
export async function readWithheld(ask: (expression: string) => Promise<unknown>): Promise<readonly string[] | null> {
  const answer = await shortly(ask(question), answerMs);
  const missing = Missing.safeParse(answer?.value);
  if (!missing.success) return null;
  const numbers = missing.data.split(' ').slice(1).map(Number);
  return numbers.flatMap((index) => asked[index] ?? []);
}

/** What runs in a browser. */
interface Engine {
  readonly engine: 'chromium' | 'firefox';
  /** First number of its version; of one that is built on Chromium that of Chromium. */
  readonly version: number;
}

/** Key of a name in the data: `Window.showOpenFilePicker` of `showOpenFilePicker`. */
export function keyOf(name: string, interfaces: { readonly [key: string]: Since }): string {
  const ofWindow = `Window.${name}`;
  return !Object.hasOwn(interfaces, name) && Object.hasOwn(interfaces, ofWindow) ? ofWindow : name;
}

/** Of what a page lacks, the keys of what the engine has for pages that are secure contexts. */
export function withheldKeys(
  names: readonly string[],
  { engine, version }: Engine,
  interfaces: { readonly [key: string]: Since },
): readonly string[] {
  return names
    .map((name) => keyOf(name, interfaces))
    .filter((key) => {
      const since = interfaces[key]?.[engine];
      return since !== undefined && since !== null && since <= version;
    });
}
