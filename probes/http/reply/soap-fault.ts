import { textWithin, type XmlNode } from './xml-node.ts';

/** A SOAP Fault in the words of the service. */
export interface SoapFault {
  /** `soap:Server`, or with subcodes `soap:Sender / m:MessageTimeout`. */
  readonly code: string | null;
  readonly reason: string | null;
}

const envelopes: readonly string[] = [
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
];

const longest = 300;

/** The Fault of a SOAP 1.1 (section 4.4) or 1.2 (part 1, section 5.4) message; null: the message is none, or has none. */
export function soapFault(document: XmlNode): SoapFault | null {
  const envelope = document.documentElement;
  if (envelope?.localName !== 'Envelope' || !envelopes.includes(envelope.namespaceURI ?? '')) return null;
  const fault = child(child(envelope, 'Body'), 'Fault');
  if (fault === null) return null;
  const code = child(fault, 'Code');
  const inner = child(child(code, 'Subcode'), 'Value');
  const codes = code === null ? [child(fault, 'faultcode')] : [child(code, 'Value'), inner];
  const reason = child(fault, 'faultstring') ?? child(child(fault, 'Reason'), 'Text');
  const said = codes.flatMap((each) => (each === null ? [] : [clip(textWithin(each))])).join(' / ');
  return { code: said === '' ? null : said, reason: reason === null ? null : clip(textWithin(reason)) };
}

function child(node: XmlNode | null, name: string): XmlNode | null {
  return node?.childNodes.find((each) => each.localName === name) ?? null;
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
