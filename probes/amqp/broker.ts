import type { Visiting } from '../../src/kit/service/visit.ts';
import { methodBytes, takeFrame, type Method } from './frame.ts';

/** Question and answer in methods. */
export interface Broker {
  readonly send: (channel: number, id: readonly [number, number], ...args: readonly Buffer[]) => void;
  /** The next method; heartbeats and notes on blocked publishers are passed over. */
  readonly next: () => Promise<Method>;
}

/** connection.blocked and connection.unblocked, an extension of RabbitMQ: they concern who publishes. */
const notes: ReadonlySet<string> = new Set(['10.60', '10.61']);

const mostPassedOver = 100;

/** Speaks methods over a visit. */
export function brokerOn(server: Visiting): Broker {
  const broken = () => server.failure('reply-not-understood');
  const take = takeFrame({ foreign: (bytes) => server.foreign(bytes), broken });
  return {
    send: (channel, id, ...args) => {
      server.send(methodBytes(channel, id, ...args));
    },
    next: async () => {
      for (let passed = 0; passed < mostPassedOver; passed += 1) {
        const method = await server.read(take);
        if (method !== null && !notes.has(method.id)) return method;
      }
      throw broken();
    },
  };
}
