import { verificationClass } from './association.ts';

/** Elements of group 0000 (PS3.7, annex E.1). */
const elements = {
  groupLength: 0x0000,
  sopClass: 0x0002,
  command: 0x0100,
  messageId: 0x0110,
  dataSet: 0x0800,
  status: 0x0900,
};

/** Command C-ECHO-RQ; no data set follows (PS3.7, section 9.3.5). Commands are Implicit Little Endian (section 6.3.1). */
export function echoRequest(): Buffer {
  const body = Buffer.concat([
    element(elements.sopClass, Buffer.from(`${verificationClass}\0`, 'latin1')),
    element(elements.command, short(0x0030)),
    element(elements.messageId, short(1)),
    element(elements.dataSet, short(0x0101)),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([element(elements.groupLength, length), body]);
}

function element(number: number, value: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(number, 2);
  head.writeUInt32LE(value.length, 4);
  return Buffer.concat([head, value]);
}

function short(number: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(number);
  return bytes;
}

/** Status in the answer to C-ECHO; null: this is none. Takes the content of one data unit. */
export function echoStatus(content: Buffer): number | null {
  // Length of the part, context, header; then the command.
  const command = content.subarray(6);
  const found = new Map<number, Buffer>();
  for (let at = 0; at + 8 <= command.length;) {
    const length = command.readUInt32LE(at + 4);
    if (command.readUInt16LE(at) !== 0 || at + 8 + length > command.length) break;
    found.set(command.readUInt16LE(at + 2), command.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  const kind = found.get(elements.command);
  const status = found.get(elements.status);
  const isEcho = kind?.length === 2 && kind.readUInt16LE() === 0x8030;
  return isEcho && status?.length === 2 ? status.readUInt16LE() : null;
}
