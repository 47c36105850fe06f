import type { Take } from '../../src/kit/service/conversation.ts';
import type { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { element, integer, numberOf, octets, readAll, readElement, tags, textOf, type Element } from './ber.ts';

/** Kinds of operations (RFC 4511, section 4.2 and after), by their tags. */
export const operations = {
  bindRequest: 0x60,
  bindResponse: 0x61,
  unbindRequest: 0x42,
  searchRequest: 0x63,
  searchEntry: 0x64,
  searchDone: 0x65,
  searchReference: 0x73,
  extendedRequest: 0x77,
  extendedResponse: 0x78,
} as const;

/** An answer. */
export interface LdapMessage {
  readonly id: number;
  readonly operation: number;
  readonly parts: readonly Element[];
  /** Controls that came with it, by their OID. */
  readonly controls: ReadonlyMap<string, Buffer>;
}

/** Writes a message (RFC 4511, section 4.1.1). */
export function ldapMessage(id: number, operation: Buffer, controls: readonly string[] = []): Buffer {
  const asked = controls.map((oid) => element(tags.sequence, octets(oid)));
  return element(tags.sequence, integer(id), operation, ...(asked.length === 0 ? [] : [element(0xa0, ...asked)]));
}

/** Reads one message; what cannot be one any more is told as `foreign` does. */
export function takeMessage(foreign: (bytes: Buffer) => ProbeFailure): Take<LdapMessage> {
  return (bytes) => {
    if (bytes.length > 0 && bytes.readUInt8(0) !== tags.sequence) throw foreign(bytes);
    const read = readElement(bytes, 0);
    if (read === 'incomplete') return null;
    const message = read === 'broken' ? null : messageOf(read.element);
    if (read === 'broken' || message === null) throw foreign(bytes);
    return { value: message, used: read.end };
  };
}

function messageOf({ content }: Element): LdapMessage | null {
  const [id, operation, controls] = readAll(content) ?? [];
  if (id?.tag !== tags.integer || operation === undefined) return null;
  const number = numberOf(id);
  const parts = readAll(operation.content);
  return number === null || parts === null
    ? null
    : { id: number, operation: operation.tag, parts, controls: controlsOf(controls) };
}

function controlsOf(controls: Element | undefined): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  if (controls?.tag !== 0xa0) return found;
  for (const control of readAll(controls.content) ?? []) {
    const [oid, ...rest] = readAll(control.content) ?? [];
    const value = rest.find(({ tag }) => tag === tags.octets);
    if (oid !== undefined) found.set(textOf(oid), value?.content ?? Buffer.alloc(0));
  }
  return found;
}

/** How an operation ended (RFC 4511, section 4.1.9). */
export interface LdapResult {
  readonly code: number;
  /** Words of the server; may be empty. */
  readonly said: string;
  readonly controls: ReadonlyMap<string, Buffer>;
}

/** The result in an answer; null: it holds none. */
export function resultOf({ parts, controls }: LdapMessage): LdapResult | null {
  const [code, , said] = parts;
  const number = code?.tag === tags.enumerated ? numberOf(code) : null;
  return number === null ? null : { code: number, said: said === undefined ? '' : textOf(said), controls };
}

/** An entry of the directory. */
export interface Entry {
  readonly dn: string;
  /** Values by the name of the attribute in lower case. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** The entry in an answer; null: it holds none. */
export function entryOf({ parts }: LdapMessage): Entry | null {
  const [dn, list] = parts;
  const attributes = new Map<string, readonly string[]>();
  for (const attribute of list === undefined ? [] : (readAll(list.content) ?? [])) {
    const [name, values] = readAll(attribute.content) ?? [];
    if (name === undefined || values === undefined) return null;
    attributes.set(textOf(name).toLowerCase(), (readAll(values.content) ?? []).map(textOf));
  }
  return dn === undefined || list === undefined ? null : { dn: textOf(dn), attributes };
}
