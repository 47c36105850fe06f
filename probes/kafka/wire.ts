import { u16, u32, u8 } from '../../src/kit/big-endian.ts';
import { byteReader, type ByteReader } from '../../src/kit/service/byte-reader.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';

/** Numbers of the requests that are sent (Kafka protocol guide, "Api Keys"). */
export const apiKeys = { metadata: 3, saslHandshake: 17, apiVersions: 18, saslAuthenticate: 36 } as const;

/** No answer to what is asked here comes near this. */
const longestReply = 1000 * 1024;
const shortestReply = 4;

export interface Request {
  readonly key: number;
  readonly version: number;
  readonly body: Buffer;
}

/** Requests over a visit, numbered. */
export interface Broker {
  /**
   * Sends a request and gives the body of its reply. All versions in use have headers of the old kind (request header 1,
   * response header 0).
   */
  readonly ask: (request: Request) => Promise<ByteReader>;
}

export function brokerOn(server: Visiting, clientId: string): Broker {
  let number = 0;
  return {
    ask: async ({ key, version, body }) => {
      number += 1;
      const mine = number;
      const payload = Buffer.concat([u16(key), u16(version), u32(mine), string(clientId), body]);
      server.send(Buffer.concat([u32(payload.length), payload]));
      const reply = await server.read((all) => {
        if (all.length < 4) return null;
        const size = all.readInt32BE();
        if (size < shortestReply || size > longestReply) throw server.foreign(all);
        if (all.length >= 8 && all.readInt32BE(4) !== mine) throw server.foreign(all);
        if (all.length < 4 + size) return null;
        return { value: all.subarray(8, 4 + size), used: 4 + size };
      });
      return byteReader(reply, () => server.failure('reply-not-understood'));
    },
  };
}

/** STRING: a length of two bytes, then UTF-8. */
export function string(text: string): Buffer {
  const content = Buffer.from(text);
  return Buffer.concat([u16(content.length), content]);
}

/** BYTES: a length of four bytes, then the bytes. */
export function bytes(content: Buffer): Buffer {
  return Buffer.concat([u32(content.length), content]);
}

/** ARRAY: a length of four bytes, then the items. */
export function array(items: readonly Buffer[]): Buffer {
  return Buffer.concat([u32(items.length), ...items]);
}

export function boolean(flag: boolean): Buffer {
  return u8(flag ? 1 : 0);
}

/** NULLABLE_STRING: a length of -1 is null. */
export function readString(reader: ByteReader): string | null {
  const length = reader.i16();
  return length < 0 ? null : reader.take(length).toString('utf8');
}

/** BYTES, null counted as empty. */
export function readBytes(reader: ByteReader): Buffer {
  const length = reader.i32();
  return length < 0 ? Buffer.alloc(0) : reader.take(length);
}

/** ARRAY, null counted as empty. A length beyond the reply ends with the error of the reader. */
export function readArray<T>(reader: ByteReader, item: (reader: ByteReader) => T): T[] {
  const length = reader.i32();
  const found: T[] = [];
  for (let index = 0; index < length; index += 1) found.push(item(reader));
  return found;
}
