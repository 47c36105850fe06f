import type { JsonObject } from '../../../src/model/json.ts';

/** The Fault of a SOAP message; null: the text is none, or has none. The XML parser is loaded only for what may be SOAP. */
export async function faultIn(text: string): Promise<JsonObject | null> {
  if (!maySoap(text)) return null;
  const [{ parseXml }, { soapFault }] = await Promise.all([import('./parse-xml.ts'), import('./soap-fault.ts')]);
  const parsed = parseXml(text);
  const fault = parsed.ok ? soapFault(parsed.document) : null;
  return fault === null ? null : { ...fault };
}

/** Whether a text may be a SOAP message. */
export function maySoap(text: string): boolean {
  return text.slice(0, 2000).includes('Envelope');
}
