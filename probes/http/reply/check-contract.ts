import type { Json, JsonObject } from '../../../src/model/json.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { outOfTime, type Within } from './budget.ts';
import type { BrokenRule, Validate } from './json-schema.ts';
import { truncated } from './read-values.ts';

const mostBroken = 20;

/** A reply larger than this, in characters, is judged up to the first rule it breaks: each more costs memory. */
const largestWhole = 256 * 1024;

/** The `contract` fact, or why there is none. */
export interface Checked {
  readonly contract: JsonObject | null;
  readonly gaps: readonly Gap[];
}

/** A JSON document. */
export interface JsonReply {
  /** Characters of its text. */
  readonly length: number;
  /** Parsed with numbers as numbers of JavaScript, which count as what they are, however long. */
  readonly document: () => Json;
}

/** Holds a document against the contract, or says what its head broke. */
export function checkContract(reply: JsonReply, judge: Validate | readonly BrokenRule[], within: Within): Checked {
  const most = reply.length > largestWhole ? 'first' : 'all';
  const broken = typeof judge === 'function' ? within(() => validated(judge, reply.document(), most)) : judge;
  if (broken === outOfTime) return { contract: null, gaps: [{ ...truncated('contract'), note: 'http.gap.too-slow' }] };
  if (broken === null) return { contract: null, gaps: [truncated('contract')] };
  const kept = broken.slice(0, mostBroken).map((each) => ({ ...each }));
  const cut = broken.length > kept.length || (most === 'first' && kept.length > 0);
  const note = { note: 'kit.gap.first', noteParams: { kept: kept.length } };
  return {
    contract: { ok: broken.length === 0, broken: kept },
    gaps: cut ? [{ ...truncated('contract', 'broken'), ...note }] : [],
  };
}

/** Null: nested deeper than a schema that names itself can follow. */
function validated(validate: Validate, document: Json, most: 'first' | 'all'): readonly BrokenRule[] | null {
  try {
    return validate(document, most);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
