import type { ProbeTask } from '../../define-probe.ts';
import type { LadderTask } from '../ladder-task.ts';
import type { Trust } from '../trust.ts';
import type { PlaceOfUrl } from './no-proxy.ts';
import type { pacRouter } from './pac/pac-router.ts';
import { routeOf, withAccount } from './route.ts';
import type { Route } from './route-reasons.ts';
import type { ProxySettings } from './settings.ts';

/** What finding a way needs of a task. */
export type RoutingTask = LadderTask & Pick<ProbeTask<ProxySettings>, 'settings' | 'proxyVariables' | 'lookup'>;

/**
 * Finds the way to each place that one look connects to: as the settings name it, or a PAC file, which is then read once
 * for the whole look.
 *
 * @param trust whom the server of the PAC file is judged by; nothing is shown to it
 * @returns what throws what routeOf throws, and phase `proxy`: the causes of a PAC file
 */
export function routerOf(task: RoutingTask, trust: Trust): (place: PlaceOfUrl) => Promise<Route> {
  const { settings, proxyVariables } = task;
  const { proxyPac } = settings;
  if (proxyPac === undefined) return (place) => Promise.resolve().then(() => routeOf(settings, proxyVariables, place));
  let asked: Promise<ReturnType<typeof pacRouter>> | null = null;
  return async (place) => {
    asked ??= import('./pac/pac-router.ts').then((pac) => pac.pacRouter(task, proxyPac, trust.withoutClient()));
    const route = await (await asked)(place);
    return { ...withAccount(route, settings), limitMs: settings.proxyWithin };
  };
}
