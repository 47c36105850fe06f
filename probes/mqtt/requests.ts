import type { Settings } from './schema.ts';

export const versionTopic = '$SYS/broker/version';
export const connect = (version: string): string => `CONNECT ${version}`;
export const subscribe = `SUBSCRIBE ${versionTopic}`;
export const ping = 'PINGREQ';
export const disconnect = 'DISCONNECT';

/** Everything sent, in this order (MQTT 3.1.1 and 5.0, section 3). */
export function requests({ protocolVersion }: Settings): readonly string[] {
  return [connect(protocolVersion), subscribe, ping, disconnect];
}
