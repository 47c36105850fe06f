import { insteadFailure, type ReplyContext } from '../../../src/kit/ladder/instead-failure.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { nested } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { outOfTime, type Within } from './budget.ts';
import { isKeepable } from './keepable.ts';
import { parseXml } from './parse-xml.ts';
import { truncated } from './read-values.ts';
import type { ReplySettings } from './settings.ts';
import { soapFault } from './soap-fault.ts';
import { askXml } from './xml-query.ts';

/** What an XML reply says. */
export interface ReadXml {
  /** `xml` and `soapFault`. */
  readonly facts: JsonObject;
  readonly gaps: readonly Gap[];
}

type Wanted = Pick<ReplySettings, 'xpath' | 'namespaces'>;

/**
 * The values that `xpath` names, and the Fault of a SOAP message. A query that names nothing is absent; one that cannot
 * be asked (a prefix that `namespaces` lacks) is a gap.
 *
 * @throws ProbeFailure phase `body`: what insteadFailure finds, else `body-not-xml` with the place where it stops being
 * XML; only where values are wanted.
 */
export function readXml(reply: ReplyContext & { readonly text: string }, wanted: Wanted, within: Within): ReadXml {
  const names = Object.keys(wanted.xpath);
  const parsed = parseXml(reply.text);
  if (!parsed.ok) {
    if (names.length === 0) return { facts: { xml: null, soapFault: null }, gaps: [] };
    const { problem, line, column } = parsed;
    const why = nested({ code: `xml.${problem}`, params: {} });
    throw (
      insteadFailure(reply.text, reply) ??
      new ProbeFailure('body-not-xml', { phase: 'body', params: { ...reply.where, why, line, column } })
    );
  }
  const values: [string, Json][] = [];
  const gaps: Gap[] = [];
  for (const [name, written] of Object.entries(wanted.xpath)) {
    const found = within(() => {
      const said = askXml(parsed.document, written, wanted.namespaces);
      return { said, fits: said === undefined || isKeepable(said) };
    });
    const gap = truncated('xml', name);
    if (found === outOfTime) gaps.push({ ...gap, note: 'http.gap.too-slow' });
    else if (found.said === null) gaps.push({ ...gap, reason: 'not-supported', note: 'http.gap.xpath' });
    else if (!found.fits) gaps.push(gap);
    else if (found.said !== undefined) values.push([name, found.said]);
  }
  const fault = soapFault(parsed.document);
  return {
    facts: {
      xml: names.length === 0 ? null : Object.fromEntries(values),
      soapFault: fault === null ? null : { ...fault },
    },
    gaps,
  };
}
