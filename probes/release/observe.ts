import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { createAgent } from '../../src/kit/agent.ts';
import { placeOfUrl } from '../../src/kit/ladder/show-url.ts';
import { trustOf } from '../../src/kit/ladder/trust-of.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { fetchReply } from './fetch-reply.ts';
import { findVersion, sourceOf } from './find-version.ts';
import type { Facts, Settings } from './schema.ts';

/** Asks once for the page that says the version, and takes the version out of it. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { settings } = task;
  const url = new URL(settings.url);
  const where = placeOfUrl(url);
  const { trust } = await trustOf(task, settings);
  const kit = createAgent(task, url, trust);
  task.touched({ kind: 'url', method: 'GET', url: url.href });
  try {
    const reply = await fetchReply(task, kit, where);
    const version = findVersion(settings, reply, where);
    return { facts: { version, source: sourceOf(settings) }, timings: kit.timings() };
  } catch (error) {
    throw error instanceof ProbeFailure ? error.with({ timings: kit.timings() }) : error;
  } finally {
    kit.agent.destroy();
  }
}
