import { createSocket } from 'node:dgram';
import type { Address } from './resolve.ts';

/**
 * The address this machine would speak to another from; null: it has no way there. Only the routes of this machine are
 * asked: connect(2) of a datagram socket sends nothing.
 */
export function ownAddress(to: Address, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket(to.family === 6 ? 'udp6' : 'udp4');
    let isOpen = true;
    const settle = (address: string | null): void => {
      if (isOpen) socket.close();
      isOpen = false;
      resolve(address);
    };
    // Without a free descriptor the socket is not bound: that is said by this event alone.
    socket.on('error', () => settle(null));
    // Typed without the error that it gives (documentation of node:dgram, "socket.connect").
    socket.connect(port, to.address, (...told: readonly unknown[]) => {
      settle(told[0] instanceof Error ? null : socket.address().address);
    });
  });
}
