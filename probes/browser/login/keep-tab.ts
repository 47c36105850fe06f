import type { BrowserContext } from 'playwright';
import type { Session } from './session.ts';

/** Gives every new page what the tab that logged in had kept for itself, before a script of it runs. */
export async function keepTab(context: BrowserContext, { ofTab }: Pick<Session, 'ofTab'>): Promise<void> {
  if (ofTab === null) return;
  const { origin, items } = ofTab;
  await context.addInitScript(`(() => {
    try {
      if (location.origin !== ${JSON.stringify(origin)} || sessionStorage.length > 0) return;
      const items = ${JSON.stringify(items)};
      for (const name of Object.keys(items)) sessionStorage.setItem(name, items[name]);
    } catch { /* a page that may store nothing */ }
  })()`);
}
