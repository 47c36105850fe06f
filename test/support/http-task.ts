import type { Amount, ProbeDefinition, ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import type { ProxyVariables } from '../../src/kit/ladder/proxy/environment-route.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { touchLineText } from '../../src/model/plan.ts';
import { execute } from '../../src/run/execute.ts';
import { programEnvironment } from '../../src/run/program-environment.ts';
import { createNetwork } from '../../src/run/network.ts';
import type { AskDns } from '../../src/run/ask-dns.ts';
import type { Lookup } from '../../src/run/resolve.ts';
import { defaultRunOptions } from '../../src/run/run-input.ts';
import { createWorld } from '../../src/run/world.ts';
import { referenceData } from '../../src/reference/reference-data.ts';

export interface Looked<F> {
  /** Null where it failed. */
  readonly answer: ProbeAnswer<F> | null;
  /** Null where it answered. */
  readonly failure: ProbeFailure | null;
  /** Touch lines reported while it looked. */
  readonly touched: readonly string[];
  /** Texts it asked to be taken out of what comes back. */
  readonly concealed: readonly string[];
  /** How far it said it was, last; null: it said nothing. */
  readonly amount: Amount | null;
}

export interface LookOptions {
  readonly signal?: AbortSignal;
  /** Wall clock, milliseconds since 1970. */
  readonly now?: number;
  /** The operating system’s answer to a name, and the name servers it is configured with. */
  readonly world?: {
    readonly proxyVariables?: ProxyVariables;
    readonly askDns?: AskDns;
    readonly lookup?: Lookup;
    readonly nameServers?: () => readonly string[];
  };
  /** Whether the environment is marked so; by default not. */
  readonly protected?: boolean;
  /** Milliseconds until the deadline; by default ten minutes. */
  readonly left?: number;
  /** Called with every amount it tells. */
  readonly progressed?: (amount: Amount) => void;
}

/** Lets a probe look once with written settings, over the runner's own dialling with only its declared touches allowed. */
export async function look<S, F extends JsonObject>(
  probe: ProbeDefinition<S, F>,
  written: unknown,
  options: LookOptions = {},
): Promise<Looked<F>> {
  const settings = probe.settings.parse(written);
  const touched: string[] = [];
  const concealed: string[] = [];
  let amount: Amount | null = null;
  const signal = options.signal ?? new AbortController().signal;
  const touches = probe.touches(settings);
  const lines = touches.map(({ touch }) => ({ environment: 'test', vantage: null, line: touchLineText(touch) }));
  const world = {
    ...createWorld({ identity: { machine: 'm-1', hostname: 'here' }, places: new Map() }),
    askDns: null,
    ...options.world,
  };
  const network = createNetwork(
    touches.map(({ touch }) => touch),
    { resolve: world.lookup, world, options: defaultRunOptions },
    signal,
    () => undefined,
  );
  const task: ProbeTask<S> = {
    settings,
    signal,
    dial: network.dial,
    exchange: network.exchange,
    lookup: network.lookup,
    nameServers: network.nameServers,
    proxyVariables: world.proxyVariables,
    reference: referenceData,
    execute: (execution) =>
      execute(execution, {
        allowed: new Set(lines.map(({ line }) => line)),
        signal,
        monotonic: () => performance.now(),
        environment: programEnvironment(process.env, process.platform),
        onTouched: (line) => touched.push(line),
      }),
    token: async (_key, fetch) => (await fetch()).text,
    conceal: (secret) => concealed.push(secret),
    capture: true,
    protected: options.protected ?? false,
    agentName: 'plumbline/test (run 1)',
    now: () => options.now ?? Date.now(),
    monotonic: () => performance.now(),
    left: () => options.left ?? 600_000,
    touched: (touch) => touched.push(touchLineText(touch)),
    progressed: (told) => {
      amount = told;
      options.progressed?.(told);
    },
  };
  try {
    return { answer: await probe.observe(task), failure: null, touched, concealed, amount };
  } catch (error) {
    if (!(error instanceof ProbeFailure)) throw error;
    return { answer: null, failure: error, touched, concealed, amount };
  } finally {
    network.close();
  }
}
