import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { newClimbLog } from '../../src/kit/ladder/climb-log.ts';
import { dialStep } from '../../src/kit/ladder/connect-step.ts';
import type { Route } from '../../src/kit/ladder/proxy/route-reasons.ts';
import { routerOf } from '../../src/kit/ladder/proxy/router.ts';
import { trustOf } from '../../src/kit/ladder/trust-of.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { hostPort } from '../../src/model/plan.ts';
import { placeOf } from './place.ts';
import type { Settings } from './schema.ts';

/** `reached`, or the cause why not. */
type Answer = string;

/**
 * Connects to each place that the settings name, by the way of the check, and says nothing there.
 *
 * @throws ProbeFailure for what is not about a place, and where a proxy denies the login
 */
export async function reachAll(task: ProbeTask<Settings>): Promise<JsonObject> {
  const { settings } = task;
  // Nothing is shown to places that are only dialled, nor to the proxies before them.
  const { trust } = await trustOf(task, { ca: settings.ca });
  const wayTo = routerOf(task, trust);
  const first = new Map<string, Promise<Answer>>();
  const reached = async (written: string): Promise<readonly [string, Answer]> => {
    const place = placeOf(written);
    const route = await wayTo({ ...place, scheme: 'http' });
    const dial = (): Promise<Answer> =>
      dialStep(task, { ...place, route, trust }, newClimbLog()).then(({ stream }) => {
        stream.destroy();
        return 'reached';
      }, causeOf);
    const account = accountOf(route);
    const before = account === null ? undefined : first.get(account);
    if (before !== undefined) await before;
    const answer = dial();
    if (account !== null && before === undefined) first.set(account, answer);
    return [written, await answer];
  };
  return Object.fromEntries(await Promise.all([...new Set(settings.alsoReach)].map(reached)));
}

/**
 * The account at a proxy that a PAC file names: the first place goes alone there, so that a wrong password is tried once.
 * Any other proxy has let us in before, on the way to the broker. Null: there is none.
 */
function accountOf({ proxy, pac }: Route): string | null {
  const user = proxy?.user ?? null;
  if (proxy === null || user === null || pac === undefined) return null;
  return `${hostPort(proxy.host, proxy.port)} ${user}`;
}

/**
 * Why a place was not reached. What is not about the place is no answer; least of all a denied login: a PAC file may
 * lead here by another proxy than to the broker, and nobody may try that account again.
 */
function causeOf(error: unknown): Answer {
  const cause = error instanceof ProbeFailure ? error.failureCause : '';
  if (cause === 'proxy-login-denied' || !/^(?:name|connect|host|network|proxy)-/.test(cause)) throw error;
  return cause;
}
