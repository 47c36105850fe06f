import { u16, u32, u8 } from '../../src/kit/big-endian.ts';
import { item, itemsOf, pdu, pduTypes } from './pdu.ts';

/** Unique identifiers (PS3.6, annex A). */
const applicationContext = '1.2.840.10008.3.1.1.1';
export const verificationClass = '1.2.840.10008.1.1';
const transferSyntaxes = ['1.2.840.10008.1.2', '1.2.840.10008.1.2.1'];
/** Names this implementation to the other side (PS3.7, annex D.3.3.2); made from a random UUID (PS3.5, annex B.2). */
const ownClass = '2.25.211340682947205386120473910456082736415';
const ownVersion = 'PLUMBLINE';
/** Number of the one presentation context; such numbers are odd. */
export const contextId = 1;
const ownMostBytes = 16_384;

/** The fixed part of request and acceptance: version, reserved bytes, both names, reserved bytes. */
const fixedBytes = 68;

/** Asks for an association with Verification (PS3.8, section 9.3.2). */
export function associateRequest(called: string, calling: string): Buffer {
  const title = (name: string): Buffer => Buffer.from(name.padEnd(16, ' '), 'latin1');
  return pdu(
    pduTypes.associateRequest,
    u16(1),
    u16(0),
    title(called),
    title(calling),
    Buffer.alloc(32),
    item(0x10, applicationContext),
    item(
      0x20,
      Buffer.from([contextId, 0, 0, 0]),
      item(0x30, verificationClass),
      ...transferSyntaxes.map((uid) => item(0x40, uid)),
    ),
    item(0x50, item(0x51, u32(ownMostBytes)), item(0x52, ownClass), item(0x55, ownVersion)),
  );
}

/** What the other side accepted. */
export interface Accepted {
  readonly classUid: string | null;
  readonly versionName: string | null;
  /** Bytes; null: no limit. */
  readonly mostBytes: number | null;
  /** Result for Verification (PS3.8, table 9-18); null: it gave none. */
  readonly result: number | null;
  readonly transferSyntax: string | null;
}

/** Reads an acceptance (PS3.8, section 9.3.3; user information: PS3.7, annex D.3.3). */
export function readAccepted(content: Buffer): Accepted {
  const items = itemsOf(content.subarray(fixedBytes));
  const context = items.find(({ type, content: own }) => type === 0x21 && own.length >= 4 && own[0] === contextId);
  const user = itemsOf(items.find(({ type }) => type === 0x50)?.content ?? Buffer.alloc(0));
  const text = (type: number): string | null => textOf(user.find((each) => each.type === type)?.content);
  const limit = user.find(({ type }) => type === 0x51)?.content;
  const mostBytes = limit?.length === 4 ? limit.readUInt32BE() : 0;
  const syntax = itemsOf(context?.content.subarray(4) ?? Buffer.alloc(0)).find(({ type }) => type === 0x40);
  const result = context?.content.readUInt8(2) ?? null;
  return {
    classUid: text(0x52),
    versionName: text(0x55),
    mostBytes: mostBytes === 0 ? null : mostBytes,
    result,
    transferSyntax: result === 0 ? textOf(syntax?.content) : null,
  };
}

function textOf(bytes: Buffer | undefined): string | null {
  const text =
    bytes
      ?.toString('latin1')
      .replace(/[\0 ]+$/, '')
      .slice(0, 64) ?? '';
  return text === '' ? null : text;
}

/** Ends an association in order (PS3.8, section 9.3.6). */
export function releaseRequest(): Buffer {
  return pdu(pduTypes.releaseRequest, u32(0));
}

/** A command in a data unit (PS3.8, section 9.3.5 and annex E): one part, the last. */
export function dataUnit(command: Buffer): Buffer {
  return pdu(pduTypes.data, u32(command.length + 2), u8(contextId), u8(0x03), command);
}
