import { sslRequest } from '../../../src/kit/postgres/ssl-request.ts';
import type { Conversation } from '../../../src/kit/service/conversation.ts';

/** PostgreSQL documentation, section "SSL Session Encryption" of the protocol. */
export async function postgres(server: Conversation): Promise<boolean> {
  server.send(sslRequest);
  const answer = (await server.exactly(1)).toString('latin1');
  if (answer !== 'S' && answer !== 'N') throw server.foreign(Buffer.from(answer));
  return answer === 'S';
}

const protocol41 = 0x0200;
const usesTls = 0x0800;
const secureConnection = 0x8000;

/** MySQL documentation, "Protocol::HandshakeV10" and "Protocol::SSLRequest". */
export async function mysql(server: Conversation): Promise<boolean> {
  const head = await server.exactly(5);
  const length = head.readUIntLE(0, 3);
  if (head[3] !== 0 || head[4] !== 10 || length < 20 || length > 1024) throw server.foreign(head);
  const greeting = await server.exactly(length - 1);
  // Behind the version: connection id (4), scramble (8), filler (1), then the lower capabilities.
  const at = greeting.indexOf(0) + 1 + 13;
  if (at < 14 || at + 2 > greeting.length) throw server.foreign(greeting);
  if ((greeting.readUInt16LE(at) & usesTls) === 0) return false;
  const request = Buffer.alloc(36);
  request.writeUIntLE(32, 0, 3);
  request.writeUInt8(1, 3);
  request.writeUInt32LE(protocol41 | usesTls | secureConnection, 4);
  request.writeUInt32LE(0x00ff_ffff, 8);
  request.writeUInt8(45, 12); // utf8mb4
  server.send(request);
  return true;
}

const startTls = '1.3.6.1.4.1.1466.20037';
const extendedResponse = 0x78;

/** RFC 4511 section 4.14. */
export async function ldap(server: Conversation): Promise<boolean> {
  const name = Buffer.concat([Buffer.from([0x80, startTls.length]), Buffer.from(startTls)]);
  const request = Buffer.concat([Buffer.from([0x02, 1, 1, 0x77, name.length]), name]);
  server.send(Buffer.concat([Buffer.from([0x30, request.length]), request]));
  const head = await server.exactly(2);
  if (head[0] !== 0x30) throw server.foreign(head);
  const body = await server.exactly(await lengthOf(server, head[1] ?? 0));
  // Message id, then the response, then the result code: each with its type and length before it.
  const response = 2 + (body[1] ?? 0);
  if (body[response] !== extendedResponse) throw server.failure('reply-not-understood');
  const long = (body[response + 1] ?? 0) >= 0x80 ? (body[response + 1] ?? 0) - 0x80 : 0;
  return body[response + 2 + long + 2] === 0;
}

/** Active Directory writes lengths in four bytes where one would do. */
async function lengthOf(server: Conversation, first: number): Promise<number> {
  if (first < 0x80) return first;
  if (first > 0x84 || first === 0x80) throw server.failure('reply-not-understood');
  const bytes = await server.exactly(first - 0x80);
  const length = bytes.readUIntBE(0, bytes.length);
  if (length > 65_536) throw server.failure('reply-not-understood');
  return length;
}
