import { u16, u32, u8 } from '../../src/kit/big-endian.ts';
import { byteReader } from '../../src/kit/service/byte-reader.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import { readProperties, refusedConnect, type Connecting } from './connack.ts';
import { limitsOf } from './limits.ts';
import { mqttText, packetBytes, packetTypes, readVariable, takePacket, type Packet } from './packet.ts';

export interface ConnectOptions extends Connecting {
  readonly password: string | null;
  /** The connection in words of the touch list. */
  readonly asked: string;
}

/** Seconds; longer than any look. */
const keepAlive = 120;

/**
 * CONNECT with a clean session, and what the broker says to it.
 *
 * @throws ProbeFailure `login-denied`, `login-required`, `client-id-refused`, `protocol-version-refused` ...
 */
export async function logIn(server: Visiting, options: ConnectOptions): Promise<void> {
  if (options.user !== null) server.loggingIn(options.user);
  server.touched(options.asked);
  server.send(connectPacket(options));
  const packet = await server.read(takePacket((bytes) => server.foreign(bytes)));
  if (packet.type !== packetTypes.connack || packet.body.length < 2) throw server.failure('reply-not-understood');
  const [flags = 0, code = 0] = packet.body;
  const properties = propertiesOf(server, packet, options.protocolVersion);
  if (code !== 0) throw refusedConnect(options, code, textOf(properties.get(0x1f)));
  server.learn({
    protocolVersion: options.protocolVersion,
    sessionPresent: (flags & 1) === 1,
    ...(options.protocolVersion === '5.0' ? { limits: limitsOf(properties) } : {}),
  });
}

function connectPacket({ user, password, clientId, protocolVersion }: ConnectOptions): Buffer {
  const isNew = protocolVersion === '5.0';
  const cleanStart = 0x02;
  const flags = cleanStart | (user === null ? 0 : 0x80) | (password === null ? 0 : 0x40);
  // Session Expiry Interval 0: the broker keeps nothing of us.
  const properties = isNew ? [u8(5), u8(0x11), u32(0)] : [];
  return packetBytes(
    packetTypes.connect,
    0,
    mqttText('MQTT'),
    u8(isNew ? 5 : 4),
    u8(flags),
    u16(keepAlive),
    ...properties,
    mqttText(clientId),
    ...(user === null ? [] : [mqttText(user)]),
    ...(password === null ? [] : [mqttText(password)]),
  );
}

/** Properties of a CONNACK; a broker that knows only 3.1.1 sends none, and refuses a CONNECT of 5.0. */
function propertiesOf(server: Visiting, { body }: Packet, version: string): ReadonlyMap<number, number | string> {
  const broken = () => server.failure('reply-not-understood');
  const isRefusal = body[1] !== 0;
  if (body.length === 2 && (version !== '5.0' || isRefusal)) return new Map();
  const length = readVariable(body, 2);
  if (length === null || length === 'too-long' || length.next + length.value !== body.length) throw broken();
  return readProperties(byteReader(body.subarray(length.next), broken), broken);
}

function textOf(told: number | string | undefined): string | null {
  return typeof told === 'string' && told !== '' ? told : null;
}
