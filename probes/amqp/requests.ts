import type { Settings } from './schema.ts';

export const greet = 'protocol header AMQP 0-9-1';
export const startOk = 'connection.start-ok PLAIN';
export const openVhost = (vhost: string): string => `connection.open ${vhost}`;
export const declarePassively = (queue: string): string => `queue.declare passive ${queue}`;
export const close = 'connection.close';

/** Everything sent, in this order (AMQP 0-9-1, section 1.4 and the class reference); heartbeats and channels aside. */
export function requests({ user, vhost, queues }: Settings): readonly string[] {
  if (user === undefined) return [greet];
  return [greet, startOk, openVhost(vhost), ...new Set(queues.map(declarePassively)), close];
}
