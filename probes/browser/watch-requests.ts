import type { BrowserContext, Page, Request, Route } from 'playwright';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import type { FailedRequest } from './facts.ts';
import { originOf, staysInside } from './origins.ts';
import type { PageRecord } from './page-record.ts';
import { ownOrigins, type Settings } from './schema.ts';
import { shownUrl } from './show-text.ts';
import { originTouch } from './touches.ts';
import { wallErrors } from './wall.ts';

/** Origins beyond this are one too many to remember; a page may make up as many as it likes. */
export const mostOrigins = 100;

/** Errors that only say that the page itself gave up: it went elsewhere, or no longer wanted the answer. */
export const givenUp = /ERR_ABORTED|NS_BINDING_ABORTED|NS_ERROR_ABORT/;

/**
 * Lets through what is declared and stops everything else, with a note. This is the first of two walls: what the
 * browser does without asking here (redirects, WebSockets, preconnects) ends at the second one, see wall.ts.
 */
export async function watchRequests(
  context: BrowserContext,
  page: Page,
  record: PageRecord,
  task: ProbeTask<Settings>,
): Promise<void> {
  const allowed = new Set(ownOrigins(task.settings));
  const isForeign = (url: string): boolean => !staysInside(url) && !allowed.has(originOf(url));
  const answered = new WeakSet<Request>();
  const noted = new WeakSet<Request>();
  const ours = new WeakSet<Request>();
  const foreign = (request: Request): boolean => {
    if (!isForeign(request.url())) return false;
    if (!noted.has(request)) noteForeign(record, request.url(), request.resourceType());
    noted.add(request);
    noteAsker(record, request);
    return true;
  };

  await context.route(
    () => true,
    (route) => decide(route, page, record, task, foreign),
  );
  context.on('request', (request) => {
    const url = request.url();
    if (staysInside(url)) return;
    if (record.ours) ours.add(request);
    else record.requests += 1;
    if (foreign(request)) return;
    if (!record.ours) record.open.set(request, url);
    if (request.redirectedFrom() !== null) task.touched(originTouch(originOf(url)));
  });
  context.on('response', (response) => {
    const request = response.request();
    const status = response.status();
    if (isMain(request, page)) noteMain(record, status, response.headers()['location'], request.url());
    if (status === 401 && task.settings.basic !== null) record.denied = true;
    if (status < 400 || isForeign(request.url()) || ours.has(request)) return;
    answered.add(request);
    record.failedRequests.add(failed(request, status, null));
  });
  context.on('requestfinished', (request) => record.open.delete(request));
  context.on('requestfailed', (request) => {
    record.open.delete(request);
    const error = request.failure()?.errorText ?? '';
    if (
      ours.has(request) ||
      answered.has(request) ||
      isForeign(request.url()) ||
      givenUp.test(error) ||
      wallErrors.test(error)
    )
      return;
    record.failedRequests.add(failed(request, null, error));
  });
  page.on('websocket', (socket) => {
    if (isForeign(socket.url())) noteForeign(record, socket.url(), 'websocket');
  });
}

async function decide(
  route: Route,
  page: Page,
  record: PageRecord,
  task: ProbeTask<Settings>,
  isForeign: (request: Request) => boolean,
): Promise<void> {
  const request = route.request();
  const url = request.url();
  const { settings } = task;
  const own = originOf(url) === originOf(settings.url) && Object.keys(settings.headers).length > 0;
  try {
    const refused = refusal(request, page, record, settings, isForeign);
    if (refused !== null) {
      await route.abort(refused);
      return;
    }
    if (!staysInside(url)) task.touched(originTouch(originOf(url)));
    await route.continue(own ? { headers: { ...request.headers(), ...settings.headers } } : {});
  } catch {
    // the page is gone, and its request with it
  }
}

/** How a request is refused; null: it is let through. A page that is led away stays, so that it can be seen. */
function refusal(
  request: Request,
  page: Page,
  record: PageRecord,
  { requestLimit }: Settings,
  isForeign: (request: Request) => boolean,
): 'aborted' | 'blockedbyclient' | null {
  const tooMany = record.requests > requestLimit;
  record.tooMany ||= tooMany;
  if (!isForeign(request)) return tooMany || record.denied || record.tooLarge ? 'blockedbyclient' : null;
  if (!isMain(request, page) || page.url() === 'about:blank') return 'blockedbyclient';
  record.away.abort(request.url());
  return 'aborted';
}

function noteForeign(record: PageRecord, url: string, type: string): void {
  const origin = originOf(url);
  if (record.foreignOrigins.size < mostOrigins) record.foreignOrigins.add(origin);
  record.foreignRequests.add({ origin, url, type });
}

/** Where the browser does not tell which script asked, the document does. */
function noteAsker(record: PageRecord, request: Request): void {
  const by = request.headers()['referer'];
  if (by !== undefined && !record.askers.has(request.url()) && record.askers.size < mostOrigins)
    record.askers.set(request.url(), shownUrl(by));
}

function noteMain(record: PageRecord, status: number, location: string | undefined, url: string): void {
  if (location === undefined || status < 300 || status > 399 || !URL.canParse(location, url)) return;
  record.redirect = { status, location: new URL(location, url).href };
}

function failed(request: Request, status: number | null, error: string | null): FailedRequest {
  return { url: shownUrl(request.url()), method: request.method(), type: request.resourceType(), status, error };
}

/** Whether it is the document of the page itself, not that of a frame in it. */
export function isMain(request: Request, page: Page): boolean {
  if (!request.isNavigationRequest()) return false;
  try {
    return request.frame() === page.mainFrame();
  } catch {
    return false; // the page it was for is not there yet, or no longer: a window that was opened
  }
}
