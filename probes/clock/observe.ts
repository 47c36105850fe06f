import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { askTimeServer } from './ask-time-server.ts';
import { askWebServer } from './ask-web-server.ts';
import type { Facts, Settings } from './schema.ts';

/** Holds the clock of this machine against another one. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { server = '', url } = task.settings;
  return url === undefined ? askTimeServer(task, server) : askWebServer(task, url);
}
