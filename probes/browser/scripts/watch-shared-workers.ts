import type { Browser, CDPSession } from 'playwright';
import { channelOf, channelThrough, type Channel } from './channel.ts';

/**
 * Shared workers belong to the browser and not to a page: they are attached to as they appear, already running, and
 * tell of the scripts they have. Whoever opens one page after the other knows whose they are.
 *
 * @returns ends it
 */
export async function watchSharedWorkers(browser: Browser, found: (channel: Channel) => void): Promise<() => void> {
  const session: CDPSession = await browser.newBrowserCDPSession();
  const outer = channelOf(session);
  session.on('Target.targetCreated', ({ targetInfo: { type, targetId } }) => {
    if (type !== 'shared_worker') return;
    session
      .send('Target.attachToTarget', { targetId, flatten: false })
      .then(({ sessionId }) => found(channelThrough(outer, sessionId)))
      .catch(() => undefined);
  });
  await session.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'shared_worker' }] });
  return () => void session.detach().catch(() => undefined);
}
