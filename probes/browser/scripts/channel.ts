import type { CDPSession } from 'playwright';
import * as z from 'zod';

/** Commands that collecting scripts needs, with their parameters. */
export interface Commands {
  readonly 'Debugger.enable': { readonly maxScriptsCacheSize: number };
  readonly 'Debugger.setSkipAllPauses': { readonly skip: boolean };
  readonly 'Debugger.getScriptSource': { readonly scriptId: string };
  readonly 'Runtime.runIfWaitingForDebugger': undefined;
  readonly 'Target.setAutoAttach': {
    readonly autoAttach: boolean;
    readonly waitForDebuggerOnStart: boolean;
    readonly flatten: boolean;
  };
  readonly 'Target.sendMessageToTarget': { readonly sessionId: string; readonly message: string };
}

const events = [
  'Debugger.scriptParsed',
  'Debugger.scriptFailedToParse',
  'Target.attachedToTarget',
  'Target.receivedMessageFromTarget',
  'Target.detachedFromTarget',
] as const;

/** A conversation with one target of the DevTools protocol: a page, a frame of another process, a worker. */
export interface Channel {
  /** Rejects where the target refuses or is gone. */
  readonly send: <M extends keyof Commands>(method: M, params: Commands[M]) => Promise<unknown>;
  /** Called with every event that collecting scripts needs. */
  readonly listen: (listener: (method: string, params: unknown) => void) => void;
}

/** The conversation of a session itself. */
export function channelOf(session: CDPSession): Channel {
  // Commands ties each command to its parameters as the types of the driver do, but TypeScript cannot see that
  const plain = session as { readonly send: (method: string, params?: object) => Promise<unknown> };
  return {
    send: (method, params) => plain.send(method, params),
    listen: (listener) => {
      for (const name of events) session.on(name, (params: unknown) => listener(name, params));
    },
  };
}

const Envelope = z.object({ sessionId: z.string(), message: z.string() });
const Inner = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const Gone = z.object({ sessionId: z.string() });

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The conversation with a target that `outer` was attached to without `flatten`: its messages travel inside those of
 * `outer`. The driver hands out no sessions of workers, and drops the messages of sessions it did not make.
 */
export function channelThrough(outer: Channel, sessionId: string): Channel {
  const waiting = new Map<number, Waiting>();
  const listeners: ((method: string, params: unknown) => void)[] = [];
  let last = 0;
  const end = (): void => {
    for (const { reject } of waiting.values()) reject(new Error('gone'));
    waiting.clear();
  };
  outer.listen((method, params) => {
    if (method === 'Target.detachedFromTarget' && Gone.safeParse(params).data?.sessionId === sessionId) end();
    if (method !== 'Target.receivedMessageFromTarget') return;
    const envelope = Envelope.safeParse(params).data;
    if (envelope?.sessionId !== sessionId) return;
    const inner = innerOf(envelope.message);
    if (inner === null) return;
    if (inner.id === undefined) for (const listener of listeners) listener(inner.method ?? '', inner.params);
    else answer(waiting, inner.id, inner);
  });
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        last += 1;
        const id = last;
        waiting.set(id, { resolve, reject });
        const message = JSON.stringify({ id, method, params: params ?? {} });
        outer.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
      }),
    listen: (listener) => void listeners.push(listener),
  };
}

function answer(waiting: Map<number, Waiting>, id: number, { error, result }: z.infer<typeof Inner>): void {
  const asked = waiting.get(id);
  waiting.delete(id);
  if (error === undefined) asked?.resolve(result);
  else asked?.reject(new Error(error.message));
}

function innerOf(text: string): z.infer<typeof Inner> | null {
  try {
    return Inner.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
