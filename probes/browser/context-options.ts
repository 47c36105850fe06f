import type { Browser, BrowserContextOptions } from 'playwright';
import { wayOf } from './client-gate.ts';
import { originOf } from './origins.ts';
import type { Session } from './login/session.ts';
import type { Settings } from './schema.ts';

/**
 * A visitor who comes for the first time, allows nothing and downloads nothing.
 *
 * @param browser that opens it
 * @param userAgent what the browser calls itself; null: as it does
 * @param session who the visitor is logged in as; null: nobody
 */
export function contextOptions(
  browser: Browser,
  settings: Settings,
  userAgent: string | null,
  session: Session | null,
): BrowserContextOptions {
  return {
    ...wayOf(browser, settings),
    ...(userAgent === null ? {} : { userAgent }),
    ...(session === null ? {} : { storageState: session.state }),
    acceptDownloads: false,
    // a service worker would make requests that nobody sees
    serviceWorkers: 'block',
    permissions: [],
    viewport: settings.viewport,
    ignoreHTTPSErrors: settings.ignoreCertificateErrors,
    ...(settings.locale === null ? {} : { locale: settings.locale }),
    ...(settings.basic === null
      ? {}
      : {
          httpCredentials: {
            username: settings.basic.user,
            password: settings.basic.password,
            origin: originOf(settings.url),
          },
        }),
  };
}
