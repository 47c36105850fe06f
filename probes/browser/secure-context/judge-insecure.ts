import * as z from 'zod';
import { gapsAt, noted, type Missed } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
import type { Derived } from '../../../src/model/derive.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { InterfaceUse } from '../../../src/model/script.ts';
import type { InsecureLoss } from '../derived-facts.ts';
import { interfaceName } from '../interface-name.ts';
import { unreadIn } from '../judge-interfaces.ts';
import type { Script } from '../script-facts.ts';
import { writtenIn, type Originals } from '../source-maps/originals.ts';
import { refusing } from './withheld-names.ts';

/** A page, as far as it is known what it does without; absent: it is not. One that came by https does without nothing. */
const Withholding = z.object({
  name: z.string(),
  error: z.exactOptional(z.string().nullable()),
  secureContext: z.exactOptional(z.boolean()),
  withheld: z.exactOptional(z.array(z.string())),
});
export type Withholding = z.infer<typeof Withholding>;

export function withholdings(facts: JsonObject): readonly Withholding[] {
  return z.array(Withholding).safeParse(facts['pages']).data ?? [];
}

interface Look {
  readonly scripts: readonly Script[];
  /** Whether nothing is missing among them. */
  readonly whole: boolean;
  readonly originals: Originals;
}

const mostLosses = 50;
const mostRemarks = 6;

const refused = new Set(refusing);

/**
 * What scripts look for on pages that are no secure contexts, and do not find there in any version of any browser: what
 * is used without being asked for first. A method of something unknown makes no page need it: another script may have
 * brought it.
 */
export function judgeInsecure(pages: readonly Withholding[], look: Look): Required<Derived> {
  const all = look.scripts.flatMap((script) => lossesOf(script, pages, look.originals));
  const losses = [...all.filter(({ guarded }) => !guarded), ...all.filter(({ guarded }) => guarded)];
  const open = losses.filter(({ guarded, sure }) => !guarded && sure === 'certain');
  const missed = unseen(pages, look);
  const cut = losses.length > mostLosses ? noted('truncated', 'kit.gap.first', { kept: mostLosses }) : null;
  const ofList = cut ?? missed;
  return {
    facts: {
      needsSecureContext: [...new Set(open.map(({ name }) => name))],
      insecureLosses: losses.slice(0, mostLosses).map(({ sure: _sure, ...loss }) => loss),
    },
    gaps: [
      ...(missed === null ? [] : gapsAt(['needsSecureContext'], missed)),
      ...(ofList === null ? [] : gapsAt(['insecureLosses'], ofList)),
    ],
    remarks: open.slice(0, mostRemarks).map(({ name, script, line, column, original, pages: [page = ''] }) => {
      const params = { name: value(name), script: writtenIn(script, original), line, column, page: value(page) };
      return { path: 'needsSecureContext', message: { code: 'browser.note.insecure', params } };
    }),
  };
}

/** A loss, and how sure it is that it is this one. */
interface Loss extends InsecureLoss {
  readonly sure: InterfaceUse['sure'];
}

function lossesOf(script: Script, pages: readonly Withholding[], originals: Originals): readonly Loss[] {
  const own = pages.filter(({ name }) => script.pages.includes(name));
  return (script.interfaces ?? []).flatMap(({ key, sure, guarded: isAskedFor, whenSecure = false, line, column }) => {
    const without = own.filter(({ withheld = [] }) => withheld.includes(key)).map(({ name }) => name);
    if (sure === 'guess' || without.length === 0) return [];
    const original = originals.of('script', script.name, line, column);
    const place = { script: script.name, line, column, original };
    // what is there and refuses every call is no less there for being asked for
    const guarded = whenSecure || (isAskedFor && !refused.has(key));
    return [{ name: interfaceName(key), key, ...place, guarded, pages: without, sure }];
  });
}

/** Why something may be lost that nobody saw; null: nothing. */
function unseen(pages: readonly Withholding[], look: Look): Missed | null {
  // what a browser shows in the place of a page that failed may be one, too
  const isSecure = ({ secureContext, error }: Withholding): boolean => secureContext === true && error === null;
  if (pages.length > 0 && pages.every(isSecure)) return null;
  const told = pages.length > 0 && pages.every((page) => isSecure(page) || page.withheld !== undefined);
  return told ? unreadIn(look) : noted('not-reached', 'browser.gap.withheld-unseen');
}
