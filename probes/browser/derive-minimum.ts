import * as z from 'zod';
import { gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import { nested, value, type Message } from '../../src/model/message.ts';
import type { Derived } from '../../src/model/derive.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { emulationFacts, type Emulation, type Trouble } from './emulate/emulation-facts.ts';
import { minimumOf, worstOf } from './judge-emulations.ts';
import { originalsOf, writtenIn, type Originals } from './source-maps/originals.ts';

const Raw = z.object(emulationFacts);

/** What was tried; undefined: nothing was. */
export function emulationsOf(facts: JsonObject): readonly Emulation[] | undefined {
  return Raw.safeParse(facts).data?.emulations;
}

const paths = ['minimumChromium', 'minimumBecause'];

/** The lowest Chromium in which the pages work, and what fails in the one right below it. */
export function deriveMinimum(facts: JsonObject): Derived {
  const emulations = emulationsOf(facts);
  const found = emulations === undefined ? null : minimumOf(emulations);
  if (found === null) return { facts: {}, gaps: gapsAt(paths, whyNot(emulations)) };
  const originals = originalsOf(facts);
  const { version, below } = found;
  const worst = below === null ? null : worstOf(below);
  const remarks =
    below === null || worst === null
      ? []
      : [{ path: 'minimumChromium', message: failureAs(below.engine, worst, originals) }];
  const minimumBecause =
    worst === null ? null : { engine: below?.engine ?? '', ...worst, original: originalOf(worst, originals) };
  return { facts: { minimumChromium: version, minimumBecause }, gaps: [], remarks };
}

function whyNot(emulations: readonly Emulation[] | undefined): Missed {
  // the browser of the run alone was opened: nobody asked for more
  const tried = emulations !== undefined && emulations.length > 1;
  return tried
    ? noted('truncated', 'browser.gap.minimum-open')
    : noted('not-reached', 'kit.gap.setting', { setting: 'findMinimum' });
}

/** What a page does wrong as an engine, for people. */
export function failureAs(engine: string, trouble: Trouble, originals: Originals): Message {
  return { code: 'browser.note.fails-as', params: { engine: value(engine), what: nested(saidOf(trouble, originals)) } };
}

/** One trouble, for people. */
function saidOf(trouble: Trouble, originals: Originals): Message {
  const { page, kind, text, url, line } = trouble;
  const params = { page: value(page), text: value(text) };
  if (kind !== 'exception' || url === null) return { code: `browser.trouble.${kind}`, params };
  const place = { script: writtenIn(url.split('/').at(-1) ?? url, originalOf(trouble, originals)), line: line ?? 1 };
  return { code: 'browser.trouble.exception-at', params: { ...params, ...place } };
}

/** Where the script of an error was written. */
function originalOf({ url, line, column }: Trouble, originals: Originals): string | null {
  return originals.at(url, line, column);
}
