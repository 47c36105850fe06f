import type { Browser } from 'playwright';
import * as z from 'zod';
import type { Facts } from './facts.ts';
import type { Launched } from './launch.ts';
import { shortly } from './shortly.ts';

const Brands = z.array(z.object({ brand: z.string(), version: z.string() }));

/** Secure pages alone may ask for exact versions; this one is answered by us and never leaves the browser. */
const inside = 'https://plumbline.invalid/';
const limitMs = 5000;

/** What the running browser says it is; the name of the place it was found at counts only where it says nothing. */
export async function identify({ browser, installed }: Launched): Promise<Facts['browser']> {
  const { engine, path } = installed;
  if (engine === 'firefox') {
    const userAgent = (await ask(browser, 'navigator.userAgent'))?.toString() ?? '';
    const version = browser.version();
    const product = `Firefox/${version}`;
    return { name: installed.name, engine, version, chromiumVersion: null, product, userAgent, path };
  }
  const { product, userAgent } = await productOf(browser);
  const brands = Brands.safeParse(
    await ask(
      browser,
      'navigator.userAgentData.getHighEntropyValues(["fullVersionList"]).then((all) => all.fullVersionList)',
    ),
  );
  const named = brands.success ? brands.data : [];
  const own = named.find(({ brand }) => isOwnName(brand));
  const chromium = named.find(({ brand }) => brand === 'Chromium')?.version ?? versionIn(userAgent, 'Chrome');
  const version = own?.version ?? product.split('/')[1] ?? browser.version();
  return {
    name: own?.brand ?? installed.name,
    engine,
    version,
    chromiumVersion: chromium ?? version,
    product,
    userAgent,
    path,
  };
}

/** One made-up brand keeps servers from relying on the list (User-Agent Client Hints, section 6.2). */
function isOwnName(brand: string): boolean {
  return !/not.?a.?brand/i.test(brand) && brand !== 'Chromium' && brand !== 'HeadlessChrome';
}

function versionIn(userAgent: string, name: string): string | null {
  return new RegExp(`${name}/([\\d.]+)`).exec(userAgent)?.[1] ?? null;
}

async function productOf(browser: Browser): Promise<{ readonly product: string; readonly userAgent: string }> {
  const session = await browser.newBrowserCDPSession();
  const { product, userAgent } = await session.send('Browser.getVersion');
  await session.detach();
  return { product, userAgent };
}

/** The value of an expression on a secure page; null where there is none. */
async function ask(browser: Browser, expression: string): Promise<unknown> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.route(
      () => true,
      (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>-</title>' }),
    );
    const answer = await shortly(
      page.goto(inside, { timeout: limitMs }).then(() => page.evaluate<unknown>(expression)),
      limitMs,
    );
    return answer?.value ?? null;
  } finally {
    await shortly(context.close(), limitMs);
  }
}
