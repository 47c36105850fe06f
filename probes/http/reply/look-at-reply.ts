import { parseJsonBody } from '../../../src/kit/ladder/json-body.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Params } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { Within } from './budget.ts';
import { checkContract } from './check-contract.ts';
import type { Contract } from './contract.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { findTexts } from './find-texts.ts';
import { readValues, truncated } from './read-values.ts';
import type { ReplySettings } from './settings.ts';

/** A reply whose status was accepted. */
export interface Reply {
  readonly text: string;
  readonly status: number;
  /** Media type in lower case, without parameters; null: none was sent. */
  readonly type: string | null;
  /** Facts so far. */
  readonly facts: JsonObject;
  /** Host and port, for messages. */
  readonly where: Params;
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
  const nothing = { json: null, duplicateKeys: null, contract: null };
  if (!wanted && typeof judge !== 'function') {
    const checked = judge === null ? { contract: null, gaps: [] } : checkContract('', judge, within);
    return { facts: { ...nothing, contract: checked.contract }, gaps: checked.gaps };
  }
  const { text, status, facts, where } = reply;
  const document = parseJsonBody(text, 'safe', { where, status, facts });
  const read = wanted ? readValues(document, settings.read, within) : { values: null, gaps: [] };
  const checked = judge === null ? { contract: null, gaps: [] } : checkContract(text, judge, within);
  const doubles = duplicateKeys(text);
  return {
    facts: { json: read.values, duplicateKeys: [...doubles.paths], contract: checked.contract },
    gaps: [...read.gaps, ...checked.gaps, ...(doubles.more ? [truncated('duplicateKeys')] : [])],
  };
}

/** The XML parser is loaded only for what may be XML. */
async function lookAtXml({ text, where }: Reply, { settings, within }: Asked): Promise<Part> {
  const maySoap = text.slice(0, 2000).includes('Envelope');
  if (Object.keys(settings.xpath).length === 0 && !maySoap) return { facts: { xml: null, soapFault: null }, gaps: [] };
  const { readXml } = await import('./read-xml.ts');
  return readXml(text, settings, where, within);
}
