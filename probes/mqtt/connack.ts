import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { ByteReader } from '../../src/kit/service/byte-reader.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { value } from '../../src/model/message.ts';

/** Who connects, and how. */
export interface Connecting {
  readonly host: string;
  readonly port: number;
  /** Null: without a login. */
  readonly user: string | null;
  readonly clientId: string;
  readonly protocolVersion: string;
}

type Meaning = CauseId | 'login';

/** Return codes of 3.1.1 (table 3.1). */
const oldCodes: Readonly<Record<number, Meaning>> = {
  1: 'protocol-version-refused',
  2: 'client-id-refused',
  3: 'server-unavailable',
  4: 'login',
  5: 'login',
};

/** Reason codes of 5.0 (section 3.2.2.2). */
const newCodes: Readonly<Record<number, Meaning>> = {
  0x84: 'protocol-version-refused',
  0x85: 'client-id-refused',
  0x86: 'login',
  0x87: 'login',
  0x88: 'server-unavailable',
  0x89: 'server-unavailable',
  0x8a: 'login-not-admitted',
  0x8b: 'server-stopping',
  0x8c: 'login-method-unsupported',
  0x97: 'too-many-connections',
  0x9f: 'too-many-connections',
};

/**
 * A connection that the broker refused. Brokers of 3.1 answer a CONNECT of 5.0 with a code of theirs.
 *
 * @param reason what the broker says beside the code; null: nothing
 */
export function refusedConnect(connecting: Connecting, code: number, reason: string | null): ProbeFailure {
  const { host, port, user, clientId, protocolVersion } = connecting;
  const meaning = oldCodes[code] ?? newCodes[code] ?? 'request-refused';
  const said = value(reason ?? `CONNACK 0x${code.toString(16).padStart(2, '0')}`);
  return new ProbeFailure(meaning === 'login' ? loginCause(user) : meaning, {
    phase: 'login',
    params: { host, port, account: user ?? clientId, clientId, said, protocol: 'MQTT', version: protocolVersion },
    ...(reason === null ? {} : { cause: new Error(reason) }),
  });
}

function loginCause(user: string | null): CauseId {
  return user === null ? 'login-required' : 'login-denied';
}

/** Types of the properties that a CONNACK may have (5.0, section 2.2.2.2). */
const propertyTypes: Readonly<Record<number, 'byte' | 'two' | 'four' | 'text' | 'pair'>> = {
  0x11: 'four',
  0x12: 'text',
  0x13: 'two',
  0x15: 'text',
  0x16: 'text',
  0x1a: 'text',
  0x1c: 'text',
  0x1f: 'text',
  0x21: 'two',
  0x22: 'two',
  0x24: 'byte',
  0x25: 'byte',
  0x26: 'pair',
  0x27: 'four',
  0x28: 'byte',
  0x29: 'byte',
  0x2a: 'byte',
};

/** Properties by number; one that is not known ends the reading with the error. */
export function readProperties(reader: ByteReader, wrong: () => Error): ReadonlyMap<number, number | string> {
  const found = new Map<number, number | string>();
  while (reader.left() > 0) {
    const id = reader.u8();
    found.set(id, readProperty(reader, id, wrong));
  }
  return found;
}

function readProperty(reader: ByteReader, id: number, wrong: () => Error): number | string {
  switch (propertyTypes[id]) {
    case 'byte':
      return reader.u8();
    case 'two':
      return reader.u16();
    case 'four':
      return reader.u32();
    case 'text':
      return readText(reader);
    case 'pair':
      return `${readText(reader)}: ${readText(reader)}`;
    default:
      throw wrong();
  }
}

function readText(reader: ByteReader): string {
  return reader.take(reader.u16()).toString('utf8');
}
