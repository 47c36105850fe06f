import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { browser } from '../../probes/browser/index.ts';
import { browserMissing, chromium, host, type Hosted } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';

vi.setConfig({ testTimeout: 60_000 });

let app: Hosted;
beforeAll(async () => {
  app = await host({ '/': '<p>Orders of today</p>' });
});
afterAll(() => app.stop());

/** Arguments of what is started meanwhile. */
async function argumentsOf(work: () => Promise<unknown>): Promise<readonly (readonly string[])[]> {
  const children: ChildProcess[] = [];
  // what the channel carries is documented
  const listen = (message: unknown): unknown => children.push((message as { process: ChildProcess }).process);
  subscribe('child_process', listen);
  await work().finally(() => unsubscribe('child_process', listen));
  return children.map(({ spawnargs }) => spawnargs);
}

contract('required', 'switches of Chromium of Debian', browserMissing(chromium), () => {
  it('leave off what the driver leaves off: of several lists the browser takes the last', async () => {
    const all = await argumentsOf(() => look(browser, { url: `${app.origin}/`, executablePath: chromium }));
    const [own, ...others] = all.filter((each) => each.some((arg) => arg.startsWith('--plumbline-browser')));
    expect(others).toEqual([]);
    const lists = (own ?? [])
      .filter((arg) => arg.startsWith('--disable-features='))
      .map((arg) => arg.slice('--disable-features='.length).split(','));
    expect(lists).toHaveLength(2);
    expect(lists[0]?.length).toBeGreaterThan(5);
    expect(lists[1]).toEqual(expect.arrayContaining(lists[0] ?? []));
    expect(own?.filter((arg) => arg.startsWith('--enable-features='))).toHaveLength(1);
  });
});
