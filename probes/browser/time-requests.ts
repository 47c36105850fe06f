import type { CDPSession } from 'playwright';
import type { SlowRequest } from './facts.ts';
import type { PageRecord } from './page-record.ts';
import { shownUrl } from './show-text.ts';

/** Requests that are followed at once, of one page. */
const mostFollowed = 1000;
const mostSlow = 5;

/** Seconds of the browser's clock. */
interface Followed {
  readonly url: string;
  readonly type: string;
  readonly began: number;
  status: number | null;
  protocol: string | null;
  tls: string | null;
}

/** Notes which requests took longest, those of the page and its frames of the same process. */
export function timeRequests(session: CDPSession, record: PageRecord): void {
  const followed = new Map<string, Followed>();
  record.slowRequests = [];
  session.on('Network.requestWillBeSent', ({ requestId, request, type, timestamp }) => {
    // a redirect goes on under the same id, and its time counts for where it leads
    const began = followed.get(requestId)?.began ?? timestamp;
    if (record.ours || (followed.size >= mostFollowed && !followed.has(requestId))) return;
    const seen = { status: null, protocol: null, tls: null };
    followed.set(requestId, { url: request.url, type: (type ?? 'Other').toLowerCase(), began, ...seen });
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const request = followed.get(requestId);
    if (request === undefined) return;
    request.status = response.status;
    request.protocol = response.protocol ?? null;
    request.tls = response.securityDetails?.protocol ?? null;
  });
  session.on('Network.loadingFailed', ({ requestId }) => void followed.delete(requestId));
  session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
    const request = followed.get(requestId);
    followed.delete(requestId);
    if (request?.url.startsWith('http') !== true) return;
    const { url, type, began, status, protocol, tls } = request;
    const ms = Math.round((timestamp - began) * 1000);
    keep(record, { url: shownUrl(url), type, status, protocol, tls, ms, bytes: encodedDataLength });
  });
}

/** The slowest first. */
function keep(record: PageRecord, request: SlowRequest): void {
  const all = record.slowRequests ?? [];
  const at = all.findIndex(({ ms }) => ms < request.ms);
  record.slowRequests = all.toSpliced(at === -1 ? all.length : at, 0, request).slice(0, mostSlow);
}
