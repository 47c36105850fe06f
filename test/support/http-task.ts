import type { Amount, ProbeDefinition, ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { hostPort, touchLineText, type Touch } from '../../src/model/plan.ts';
import { execute } from '../../src/run/execute.ts';
import { programEnvironment } from '../../src/run/program-environment.ts';
import { createDialer } from '../../src/run/dial.ts';
import { systemLookup } from '../../src/run/resolve.ts';

const after = (ms: number, fire: () => void) => {
  const timer = setTimeout(fire, ms);
  return () => {
    clearTimeout(timer);
  };
};

export interface Looked<F> {
  /** Null where it failed. */
  readonly answer: ProbeAnswer<F> | null;
  /** Null where it answered. */
  readonly failure: ProbeFailure | null;
  /** Touch lines reported while it looked. */
  readonly touched: readonly string[];
  /** How far it said it was, last; null: it said nothing. */
  readonly amount: Amount | null;
}

export interface LookOptions {
  readonly signal?: AbortSignal;
  /** Wall clock, milliseconds since 1970. */
  readonly now?: number;
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
  let amount: Amount | null = null;
  const signal = options.signal ?? new AbortController().signal;
  const dialer = createDialer({
    allowed: new Set(probe.touches(settings).flatMap(({ touch }) => connectOf(touch))),
    resolve: systemLookup,
    lookupTimeoutMs: 5000,
    connectTimeoutMs: 5000,
    signal,
    world: { monotonic: () => performance.now(), after },
    onTouched: () => undefined,
  });
  const task: ProbeTask<S> = {
    settings,
    signal,
    dial: dialer.dial,
    execute: (execution) =>
      execute(execution, {
        allowed: new Set(probe.touches(settings).map(({ touch }) => touchLineText(touch))),
        signal,
        monotonic: () => performance.now(),
        environment: programEnvironment(process.env, process.platform),
        onTouched: (line) => touched.push(line),
      }),
    capture: true,
    agentName: 'plumbline/test (run 1)',
    now: () => options.now ?? Date.now(),
    monotonic: () => performance.now(),
    touched: (touch) => touched.push(touchLineText(touch)),
    progressed: (told) => {
      amount = told;
      options.progressed?.(told);
    },
  };
  try {
    return { answer: await probe.observe(task), failure: null, touched, amount };
  } catch (error) {
    if (!(error instanceof ProbeFailure)) throw error;
    return { answer: null, failure: error, touched, amount };
  } finally {
    dialer.close();
  }
}

function connectOf(touch: Touch): readonly string[] {
  return touch.kind === 'connect' ? [hostPort(touch.host, touch.port)] : [];
}
