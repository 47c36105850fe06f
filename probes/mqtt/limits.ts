import type { JsonObject } from '../../src/model/json.ts';

/** What a broker of MQTT 5 allows; what it does not say has the value that the standard gives it (5.0, section 3.2.2.3). */
export function limitsOf(properties: ReadonlyMap<number, number | string>): JsonObject {
  const number = (id: number): number | null => {
    const told = properties.get(id);
    return typeof told === 'number' ? told : null;
  };
  return {
    maximumQos: number(0x24) ?? 2,
    retainAvailable: number(0x25) !== 0,
    wildcards: number(0x28) !== 0,
    subscriptionIds: number(0x29) !== 0,
    sharedSubscriptions: number(0x2a) !== 0,
    receiveMaximum: number(0x21) ?? 65_535,
    topicAliases: number(0x22) ?? 0,
    maximumPacketSize: number(0x27),
    keepAlive: number(0x13),
  };
}
