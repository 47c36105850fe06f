import type { Settings } from './schema.ts';

export const versionTopic = '$SYS/broker/version';
/** The broker forgets what it kept for this client id, and cuts off whoever is connected by it. */
export const connect = ({ protocolVersion, clientId }: Pick<Settings, 'protocolVersion' | 'clientId'>): string =>
  `CONNECT ${protocolVersion} clean session${clientId === undefined ? '' : ` client id ${clientId}`}`;
export const subscribe = `SUBSCRIBE ${versionTopic}`;
export const ping = 'PINGREQ';
export const disconnect = 'DISCONNECT';

/** Everything sent, in this order (MQTT 3.1.1 and 5.0, section 3). */
export function requests(settings: Settings): readonly string[] {
  return [connect(settings), subscribe, ping, disconnect];
}
