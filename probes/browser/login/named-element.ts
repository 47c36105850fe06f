import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright';
import { ownFrames, type LoginPage } from './login-page.ts';

const lookEveryMs = 100;

/**
 * A visible element that the settings name, in the page or in a frame that may be typed into, within `loadWithin`.
 *
 * @returns null where none appears
 * @throws what the browser says of a selector that is none
 */
export async function namedElement(login: LoginPage, selector: string): Promise<Locator | null> {
  const { task } = login;
  const until = task.monotonic() + task.settings.loadWithin;
  for (;;) {
    const element = await shownIn(login, selector);
    if (element !== null || task.monotonic() >= until) return element;
    await sleep(lookEveryMs, undefined, { signal: task.signal });
  }
}

async function shownIn(login: LoginPage, selector: string): Promise<Locator | null> {
  for (const frame of ownFrames(login)) {
    const element = frame.locator(`css=${selector}`).filter({ visible: true }).first();
    if ((await countIn(element, frame === login.page.mainFrame())) > 0) return element;
  }
  return null;
}

/** A frame may go away while it is looked into. */
async function countIn(element: Locator, isMain: boolean): Promise<number> {
  try {
    return await element.count();
  } catch (error) {
    const isGone = error instanceof Error && /navigat|detached|destroyed/i.test(error.message);
    if (isMain && !isGone) throw error;
    return 0;
  }
}
