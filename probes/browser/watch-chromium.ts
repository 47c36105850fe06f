import type { BrowserContext, Page } from 'playwright';
import { originOf, staysInside } from './origins.ts';
import type { PageRecord } from './page-record.ts';
import { ownOrigins, type Settings } from './schema.ts';
import { shownUrl } from './show-text.ts';
import { timeRequests } from './time-requests.ts';
import { watchPolicy } from './watch-policy.ts';

/** Undeclared addresses whose origin is remembered. */
const mostAskers = 200;

/**
 * What only the DevTools protocol of Chromium tells: which script asked for what, how much came over the network and how
 * long it took, and what a policy of the page forbids.
 * Covers the page and its frames of the same process.
 */
export async function watchChromium(
  context: BrowserContext,
  page: Page,
  record: PageRecord,
  settings: Settings,
): Promise<void> {
  const session = await context.newCDPSession(page);
  const allowed = new Set(ownOrigins(settings));
  const note = (url: string, asker: string | null): void => {
    if (asker === null || staysInside(url) || allowed.has(originOf(url))) return;
    if (record.askers.size < mostAskers) record.askers.set(url, asker);
  };
  record.bytes = 0;
  // of one piece now the one is told, now the other
  let [unpacked, packed] = [0, 0];
  session.on('Network.requestWillBeSent', ({ request, initiator, documentURL }) =>
    note(request.url, askerOf(initiator) ?? shownUrl(documentURL)),
  );
  session.on('Network.webSocketCreated', ({ url, initiator }) => note(url, askerOf(initiator)));
  session.on('Network.dataReceived', ({ dataLength, encodedDataLength }) => {
    unpacked += dataLength;
    packed += encodedDataLength;
    if (Math.max(unpacked, packed) <= settings.bodyLimit || record.tooLarge) return;
    record.tooLarge = true;
    // what is still under way stops with the page
    page.close().catch(() => undefined);
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    if (!record.ours) record.bytes = (record.bytes ?? 0) + encodedDataLength;
  });
  timeRequests(session, record);
  await watchPolicy(session, context.browser(), record);
  await session.send('Network.enable');
}

interface Initiator {
  readonly url?: string;
  readonly lineNumber?: number;
  readonly stack?: { readonly callFrames: readonly { readonly url: string; readonly lineNumber: number }[] };
}

/** Page or script with its line, 1 for the first. */
function askerOf({ url, lineNumber, stack }: Initiator | undefined = {}): string | null {
  const frame = stack?.callFrames.find((each) => each.url !== '');
  const place = frame ?? (url === undefined || url === '' ? undefined : { url, lineNumber: lineNumber ?? null });
  if (place === undefined) return null;
  return shownUrl(place.url) + (place.lineNumber === null ? '' : `:${String(place.lineNumber + 1)}`);
}
