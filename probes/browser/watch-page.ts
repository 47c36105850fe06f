import type { BrowserContext, ConsoleMessage, Page } from 'playwright';
import type { PageException } from './facts.ts';
import { originOf } from './origins.ts';
import type { PageRecord } from './page-record.ts';
import { shownText, shownUrl } from './show-text.ts';
import { wallErrors } from './wall.ts';

/** Console messages that are listened to. Each costs memory in driver and page; a loop may write a million. */
export const mostConsoleMessages = 2000;

/** Notes what a page writes, throws, opens and asks of its user; and answers every question with no, but for that whether to leave. */
export function watchPage(context: BrowserContext, page: Page, record: PageRecord): void {
  const listen = (message: ConsoleMessage): void => {
    record.consoleMessages += 1;
    if (record.consoleMessages >= mostConsoleMessages) page.off('console', listen);
    if (message.type() === 'error') noteError(record, message);
  };
  page.on('console', listen);
  page.on('pageerror', (error) => {
    if (!isBlockedSocket(error.message, record)) record.exceptions.add(exceptionOf(error));
  });
  page.on('crash', () => (record.crashed = true));
  page.on('dialog', (dialog) => {
    record.dialogs += 1;
    // who is asked whether to leave a page has left it
    (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss()).catch(() => undefined);
  });
  page.on('download', (download) => {
    record.downloads += 1;
    download.cancel().catch(() => undefined);
  });
  context.on('page', (opened) => {
    if (opened === page) return;
    record.popups += 1;
    opened.close().catch(() => undefined);
  });
}

function noteError(record: PageRecord, message: ConsoleMessage): void {
  if (record.ours) return;
  const { url, lineNumber, columnNumber } = message.location();
  const text = message.text();
  const mixed = /^Mixed Content: .*?requested an insecure .*?'(https?:[^']+)'/.exec(text)?.[1];
  if (mixed !== undefined) record.mixedContent.add(shownUrl(mixed));
  // That something was blocked stands among the foreign requests.
  if (wallErrors.test(text)) return;
  record.consoleErrors.add({
    text: shownText(text),
    url: url === '' ? null : shownUrl(url),
    // errors of loading speak of a whole file
    ...(url === '' || text.startsWith('Failed to load resource')
      ? { line: null, column: null }
      : { line: lineNumber + 1, column: columnNumber + 1 }),
  });
}

/** Firefox reports a WebSocket that could not be opened as an error of the page. */
function isBlockedSocket(message: string, record: PageRecord): boolean {
  const url = /^Firefox can\Wt establish a connection to the server at (wss?:\/\/\S+)\.$/.exec(message)?.[1];
  return url !== undefined && record.foreignOrigins.has(originOf(url));
}

function exceptionOf(error: Error): PageException {
  const place = /((?:https?|file|blob):\S+?):(\d+):(\d+)\)?$/m.exec(error.stack ?? '');
  const name = error.name === '' || error.message.startsWith(error.name) ? '' : `${error.name}: `;
  return {
    message: shownText(name + error.message),
    url: place?.[1] === undefined ? null : shownUrl(place[1]),
    line: place?.[2] === undefined ? null : Number(place[2]),
    column: place?.[3] === undefined ? null : Number(place[3]),
  };
}
