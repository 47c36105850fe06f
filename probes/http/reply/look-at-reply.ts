import type { ReplyContext } from '../../../src/kit/ladder/instead-failure.ts';
import { parseJsonBody } from '../../../src/kit/ladder/json-body.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { outOfTime, type Within } from './budget.ts';
import { checkContract } from './check-contract.ts';
import type { Contract } from './contract.ts';
import { duplicateKeys, type DuplicateKeys } from './duplicate-keys.ts';
import { maySoap } from './fault-in.ts';
import { findTexts } from './find-texts.ts';
import { readValues, truncated } from './read-values.ts';
import type { ReplySettings } from './settings.ts';

/** A reply whose status was accepted. */
export interface Reply extends ReplyContext {
  readonly text: string;
  /** Media type in lower case, without parameters; null: none was sent. */
  readonly type: string | null;
}

/** Everything that the settings ask of a reply. */
export interface Asked {
  readonly settings: Omit<ReplySettings, 'cors' | 'repeat'>;
  /** Null: none is set. */
  readonly contract: Contract | null;
  readonly within: Within;
}

interface Part {
  readonly facts: JsonObject;
  readonly gaps: readonly Gap[];
}

/**
 * What a reply says: values, texts, faults, whether it keeps to its contract.
 *
 * @throws ProbeFailure phase `body`: `body-not-json`, `body-not-xml`, `body-html-instead`, `http-redirect-not-followed`;
 * `settings-invalid` where the contract cannot be used for this reply.
 */
export async function lookAtReply(reply: Reply, asked: Asked): Promise<Part> {
  const parts = [
    lookAtJson(reply, asked),
    await lookAtXml(reply, asked),
    findTexts(reply.text, asked.settings, asked.within),
  ];
  return {
    facts: Object.assign({}, ...parts.map((part) => part.facts)) as JsonObject, // of objects of facts
    gaps: parts.flatMap((part) => part.gaps),
  };
}

function lookAtJson(reply: Reply, { settings, contract, within }: Asked): Part {
  const judge = contract?.judge({ status: reply.status, type: reply.type }) ?? null;
  const wanted = Array.isArray(settings.read) ? settings.read.length > 0 : Object.keys(settings.read).length > 0;
  const { text } = reply;
  if (!wanted && typeof judge !== 'function') {
    const nothing = { length: text.length, document: () => null };
    const checked = judge === null ? unchecked : checkContract(nothing, judge, within);
    return { facts: { json: null, duplicateKeys: null, contract: checked.contract }, gaps: checked.gaps };
  }
  const document = parseJsonBody(text, wanted ? 'safe' : 'plain', reply);
  const read = wanted ? readValues(document, settings.read, within) : { values: null, gaps: [] };
  const plain = { length: text.length, document: () => (wanted ? parseJsonBody(text, 'plain', reply) : document) };
  const checked = judge === null ? unchecked : checkContract(plain, judge, within);
  const doubles = within(() => duplicateKeys(text));
  const duplicates = doubles === outOfTime ? null : [...doubles.paths];
  return {
    facts: { json: read.values, duplicateKeys: duplicates, contract: checked.contract },
    gaps: [...read.gaps, ...checked.gaps, ...gapsOf(doubles)],
  };
}

const unchecked = { contract: null, gaps: [] };

function gapsOf(doubles: DuplicateKeys | typeof outOfTime): readonly Gap[] {
  if (doubles === outOfTime) return [{ ...truncated('duplicateKeys'), note: 'http.gap.too-slow' }];
  return doubles.more ? [truncated('duplicateKeys')] : [];
}

/** The XML parser is loaded only for what may be XML. */
async function lookAtXml(reply: Reply, { settings, within }: Asked): Promise<Part> {
  const isAsked = Object.keys(settings.xpath).length > 0;
  if (!isAsked && !maySoap(reply.text)) return { facts: { xml: null, soapFault: null }, gaps: [] };
  const { readXml } = await import('./read-xml.ts');
  return readXml(reply, settings, within);
}
