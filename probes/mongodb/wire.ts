import type { Visiting } from '../../src/kit/service/visit.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { bsonOf, readBson } from './bson.ts';

/** Numbers of the messages (MongoDB wire protocol, "Opcodes"). */
const opcodes = { reply: 1, query: 2004, message: 2013 } as const;
const headBytes = 16;
const longestReply = 1000 * 1024;

/** Commands over a visit. */
export interface Connection {
  /** Runs a command by OP_MSG (from MongoDB 3.6 on). The reply may be an error: `ok` says so. */
  readonly run: (database: string, command: JsonObject) => Promise<JsonObject>;
  /** Runs a command on `admin` by OP_QUERY: all servers take `isMaster` so, those before MongoDB 3.6 everything. */
  readonly askOld: (command: JsonObject) => Promise<JsonObject>;
}

export function connectionOn(server: Visiting): Connection {
  let number = 0;
  const ask = async (opcode: number, body: Buffer): Promise<JsonObject> => {
    number += 1;
    const head = Buffer.alloc(headBytes);
    [headBytes + body.length, number, 0, opcode].forEach((field, index) => {
      head.writeInt32LE(field, index * 4);
    });
    server.send(Buffer.concat([head, body]));
    return readReply(server, number);
  };
  return {
    run: (database, command) => {
      // Flags 0, then one section of kind 0: the document itself.
      const document = bsonOf({ ...command, $db: database });
      return ask(opcodes.message, Buffer.concat([Buffer.alloc(4), Buffer.from([0]), document]));
    },
    askOld: (command) => {
      const count = Buffer.alloc(8);
      count.writeInt32LE(-1, 4);
      return ask(opcodes.query, Buffer.concat([Buffer.alloc(4), Buffer.from('admin.$cmd\0'), count, bsonOf(command)]));
    },
  };
}

async function readReply(server: Visiting, number: number): Promise<JsonObject> {
  const reply = await server.read((bytes) => {
    if (bytes.length < headBytes) return looksRight(bytes) ? null : refuse(server.foreign(bytes));
    const opcode = bytes.readInt32LE(12);
    const isOurs = bytes.readInt32LE(8) === number && (opcode === opcodes.message || opcode === opcodes.reply);
    if (!looksRight(bytes) || !isOurs) throw server.foreign(bytes);
    const size = bytes.readInt32LE();
    return bytes.length < size ? null : { value: bytes.subarray(12, size), used: size };
  });
  const broken = () => server.failure('reply-not-understood');
  // OP_MSG: flags, kind of the section. OP_REPLY: flags, cursor, two counts.
  const begin = reply.readInt32LE() === opcodes.message ? 9 : 24;
  return readBson(reply.subarray(begin), broken);
}

/** The first four bytes are the length of a message. */
function looksRight(bytes: Buffer): boolean {
  if (bytes.length < 4) return true;
  const size = bytes.readInt32LE();
  return size >= headBytes + 5 && size <= longestReply;
}

function refuse(failure: Error): never {
  throw failure;
}
