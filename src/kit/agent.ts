import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { JsonObject } from '../model/json.ts';
import type { Timing } from '../model/observation.ts';
import { newClimbLog } from './ladder/climb-log.ts';
import { connectStep } from './ladder/connect-step.ts';
import type { LadderTask } from './ladder/ladder-task.ts';
import { defaultLimits } from './ladder/limits.ts';
import type { Trust } from './ladder/trust.ts';

/** An agent for node-fetch (or Node's own client) whose connections are dialled by the runner and judged by the ladder. */
export interface KitAgent {
  readonly agent: HttpAgent;
  /** Why the last connection did not come about: HTTP libraries lose the cause on the way. Null: it did. */
  readonly failure: () => Error | null;
  /** Address, tls, certificate and chain of the last connection, in the shape that probes/http declares. */
  readonly facts: () => JsonObject;
  readonly timings: () => readonly Timing[];
}

/**
 * Makes an agent for one origin. A request is written only when the certificate was accepted; every request gets a
 * connection of its own.
 *
 * @param origin the scheme decides whether TLS is spoken
 */
export function createAgent(task: LadderTask, origin: URL, trust: Trust): KitAgent {
  const secure = origin.protocol === 'https:';
  const log = newClimbLog();
  let failed: Error | null = null;
  const agent = secure ? new HttpsAgent() : new HttpAgent();
  agent.createConnection = (options, callback) => {
    const target = {
      host: (options.host ?? origin.hostname).replace(/^\[|\]$/g, ''),
      port: Number(options.port ?? (secure ? 443 : 80)),
      secure,
      serverName: null,
      trust,
      alpn: ['http/1.1'],
      tlsMs: defaultLimits.tlsMs,
      judged: true,
    };
    connectStep(task, target, log).then(
      (socket) => callback?.(null, socket),
      (error: unknown) => {
        failed = error instanceof Error ? error : new Error(String(error));
        // The stream is there for the types alone: with an error nobody reads it.
        Reflect.apply(callback ?? ignore, undefined, [failed]);
      },
    );
    return undefined;
  };
  return { agent, failure: () => failed, facts: () => log.facts, timings: () => log.timings };
}

function ignore(): void {
  // nobody waits
}
