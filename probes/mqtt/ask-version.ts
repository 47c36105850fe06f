import { u16, u8 } from '../../src/kit/big-endian.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import { mqttText, packetBytes, packetTypes, readVariable, takePacket, type Packet } from './packet.ts';
import { ping, subscribe, versionTopic } from './requests.ts';

/** What a broker publishes as its version. */
export type VersionAnswer =
  | { readonly text: string }
  /** `refused`: the subscription was; `silent`: nothing is published, or not to this account. */
  | 'refused'
  | 'silent';

const packetId = 1;
const refusal = 0x80;
const mostPackets = 20;

/**
 * Subscribes to the topic under which Mosquitto and others publish their version, and pings: what is retained comes before
 * the answer to the ping, because a broker that has it sends it on subscription.
 */
export async function askVersion(server: Visiting, isNew: boolean): Promise<VersionAnswer> {
  const properties = isNew ? [u8(0)] : [];
  server.touched(subscribe);
  server.send(packetBytes(packetTypes.subscribe, 2, u16(packetId), ...properties, mqttText(versionTopic), u8(0)));
  server.touched(ping);
  server.send(packetBytes(packetTypes.pingreq, 0));
  const take = takePacket(() => server.failure('reply-not-understood'));
  let answer: VersionAnswer = 'silent';
  for (let count = 0; count < mostPackets; count += 1) {
    const packet = await server.read(take);
    if (packet.type === packetTypes.pingresp) return answer;
    if (packet.type === packetTypes.disconnect) throw server.failure('connection-lost');
    answer = heard(packet, isNew) ?? answer;
  }
  throw server.failure('reply-not-understood');
}

function heard({ type, flags, body }: Packet, isNew: boolean): VersionAnswer | null {
  if (type === packetTypes.suback) return (body.at(-1) ?? refusal) >= refusal ? 'refused' : null;
  if (type !== packetTypes.publish || body.length < 2) return null;
  const topicEnd = 2 + body.readUInt16BE();
  if (body.subarray(2, topicEnd).toString('utf8') !== versionTopic) return null;
  const hasId = (flags & 0x06) !== 0;
  const afterId = topicEnd + (hasId ? 2 : 0);
  const properties = isNew ? readVariable(body, afterId) : null;
  if (properties === 'too-long') return null;
  const begin = properties === null ? afterId : properties.next + properties.value;
  return { text: body.subarray(begin, begin + 200).toString('utf8') };
}
