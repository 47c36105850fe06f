import type { ServiceRequest } from '../../src/kit/service/touches.ts';
import type { Settings } from './schema.ts';

export const versionTopic = '$SYS/broker/version';
/** The broker forgets what it kept for this client id, and cuts off whoever is connected by it. */
export const connect = ({ protocolVersion, clientId }: Pick<Settings, 'protocolVersion' | 'clientId'>): string =>
  `CONNECT ${protocolVersion} clean session${clientId === undefined ? '' : ` client id ${clientId}`}`;
export const subscribe = `SUBSCRIBE ${versionTopic}`;
export const ping = 'PINGREQ';
export const disconnect = 'DISCONNECT';

/**
 * Everything sent, in this order (MQTT 3.1.1 and 5.0, section 3). Whoever is connected by a client id that is named may
 * lose connection and session.
 */
export function requests(settings: Settings): readonly ServiceRequest[] {
  const { clientId, sideEffect } = settings;
  return [{ text: connect(settings), sideEffect: clientId !== undefined && sideEffect }, subscribe, ping, disconnect];
}
