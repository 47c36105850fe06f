/** How an address answered on a port. */
export interface AnsweredPort {
  readonly port: number;
  /** It took the connection, or refused it at once. */
  readonly how: 'open' | 'refused';
}

/** Which addresses were heard from in a run: a packet that got there and back tells a filter from a dead machine. */
export interface Answered {
  readonly note: (address: string, port: number, how: AnsweredPort['how']) => void;
  /** Another port of this address that answered; an open one before a refused one; null: none so far. */
  readonly besides: (address: string, port: number) => AnsweredPort | null;
}

/** Ports remembered of one address: one is enough to tell. */
const mostPorts = 8;

/** Makes the memory of one run. */
export function createAnswered(): Answered {
  const heard = new Map<string, Map<number, AnsweredPort['how']>>();
  return {
    note: (address, port, how) => {
      const ports = heard.get(address) ?? new Map<number, AnsweredPort['how']>();
      if (ports.size < mostPorts || ports.has(port)) ports.set(port, how);
      heard.set(address, ports);
    },
    besides: (address, port) => {
      const others = [...(heard.get(address) ?? [])].filter(([each]) => each !== port);
      const [found = null] = [...others.filter(([, how]) => how === 'open'), ...others];
      return found === null ? null : { port: found[0], how: found[1] };
    },
  };
}
