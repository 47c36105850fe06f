import { u32, u8 } from '../../src/kit/big-endian.ts';

/** Names of the states (grpc/health/v1/health.proto). */
const states: Readonly<Record<number, string>> = {
  0: 'UNKNOWN',
  1: 'SERVING',
  2: 'NOT_SERVING',
  3: 'SERVICE_UNKNOWN',
};

/** A HealthCheckRequest in a message of gRPC: not compressed, its length, then field 1 with the service. */
export function healthRequest(service: string): Buffer {
  const name = Buffer.from(service);
  const field = name.length === 0 ? Buffer.alloc(0) : Buffer.concat([u8(0x0a), varint(name.length), name]);
  return Buffer.concat([u8(0), u32(field.length), field]);
}

/** The state in a message of gRPC with a HealthCheckResponse; null: it is none, or compressed. */
export function readHealth(body: Buffer): string | null {
  if (body.length < 5 || body[0] !== 0 || body.readUInt32BE(1) !== body.length - 5) return null;
  const message = body.subarray(5);
  // Field 1 as a number; a field that is 0 is left out (proto3).
  if (message.length === 0) return states[0] ?? null;
  if (message[0] !== 0x08 || message.length !== 2) return null;
  return states[message[1] ?? 0] ?? null;
}

function varint(number: number): Buffer {
  return number < 0x80 ? u8(number) : Buffer.from([(number & 0x7f) | 0x80, number >> 7]);
}
