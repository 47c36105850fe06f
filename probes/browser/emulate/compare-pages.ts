import type { FailedRequest } from '../facts.ts';
import type { OpenedPage } from '../open-page.ts';
import type { Trouble } from './emulation-facts.ts';

/** A page as it is in the browser of the run. */
export interface Usual {
  readonly opened: OpenedPage;
  /** What it showed, each time it was opened. */
  readonly contents: readonly Content[];
  /** Errors that it has anyway, as far as they were seen, without their numbers. */
  readonly errors: ReadonlySet<string>;
  /** The same of errors that it writes into the console. */
  readonly logged: ReadonlySet<string>;
  /** The same of requests that fail anyway. */
  readonly failed: ReadonlySet<string>;
}

/** Characters of text, or fields and pictures, below which half of them may be missing by chance. */
const fewest = { text: 40, things: 4 };

/** What a page did each time it was opened as it is; the first time is what others are held against. */
export function usual([first, ...more]: readonly [OpenedPage, ...OpenedPage[]]): Usual {
  const messages = [first, ...more].flatMap(({ record }) => record.exceptions.items.map(({ message }) => message));
  const texts = [first, ...more].flatMap(({ record }) => record.consoleErrors.items.map(({ text }) => text));
  const failed = [first, ...more].flatMap(({ record }) => record.failedRequests.items.map(requestOf));
  return {
    opened: first,
    contents: [first, ...more].flatMap(({ document }) => document ?? []),
    errors: new Set(messages.map(plain)),
    logged: new Set(texts.map(plain)),
    failed: new Set(failed.map(plain)),
  };
}

/**
 * What a page did not do as an older engine, or did besides.
 *
 * @param lost scripts that were made unreadable
 */
export function troublesOf(usualPage: Usual, acted: OpenedPage, lost: ReadonlySet<string>): readonly Trouble[] {
  const page = acted.wanted.name;
  const none = { page, text: '', url: null, line: null };
  const troubles: Trouble[] = [...lost].map((text) => ({ ...none, kind: 'script-lost', text }));
  for (const { message, url, line, column = null } of acted.record.exceptions.items) {
    if (isOurs(message, url) || usualPage.errors.has(plain(message))) continue;
    troubles.push({ page, kind: 'exception', text: message, url, line, column });
  }
  const shown = shownLess(usualPage, acted);
  const content = shown === null ? [] : [{ ...none, ...shown }, ...troubles, ...logged(usualPage, acted)];
  return [...(shown === null ? troubles : content), ...failedRequests(usualPage, acted)];
}

/** Requests named for one page. */
const mostRequests = 5;

/** What was asked in vain as the engine only: it explains what else goes wrong. */
function failedRequests(usualPage: Usual, acted: OpenedPage): readonly Trouble[] {
  const page = acted.wanted.name;
  const failed = acted.record.failedRequests.items
    .filter((request) => !isOfOurs(request))
    .map(requestOf)
    .filter((text) => !usualPage.failed.has(plain(text)));
  return [...new Set(failed)].slice(0, mostRequests).map((text) => ({
    ...{ page, kind: 'request-failed', text },
    ...{ url: null, line: null },
  }));
}

/** What we keep back ourselves, and what Chromium refuses a document that we changed. */
function isOfOurs({ error }: FailedRequest): boolean {
  return error !== null && /ERR_(?:FAILED|ABORTED|BLOCKED|PRIVATE_NETWORK|LOCAL_NETWORK)/.test(error);
}

/** A failed request, for people: its query often differs from one time to the next. */
function requestOf({ method, url, status, error }: FailedRequest): string {
  return `${method} ${url.replace(/[?#].*$/, '')}: ${status === null ? (error ?? '') : String(status)}`;
}

/** Whether a trouble alone says that a page does not work. */
export function decides({ kind }: Pick<Trouble, 'kind'>): boolean {
  return kind !== 'request-failed';
}

/**
 * Whether it is known what the page showed, and whether that is less than it shows as it is; where it is not, nothing can
 * be said of it.
 */
export function isComparable({ opened, contents }: Usual, { document, failure }: OpenedPage): boolean {
  if (opened.document === null) return false;
  if (document === null) return failure !== null;
  const less = contents.filter((before) => lessIn(before, document) !== null);
  return less.length === 0 || less.length === contents.length;
}

/** What it does not show; null: it shows what it should. */
function shownLess({ contents }: Usual, { document, failure }: OpenedPage): Pick<Trouble, 'kind' | 'text'> | null {
  if (failure !== null) return { kind: 'not-opened', text: failure.failureCause };
  const less = document === null ? [] : contents.map((before) => lessIn(before, document));
  return less.every((each) => each !== null) ? (less[0] ?? null) : null;
}

type Content = Pick<NonNullable<OpenedPage['document']>, 'text' | 'things'>;

function lessIn(before: Content, after: Content): Pick<Trouble, 'kind' | 'text'> | null {
  const wasBlank = before.text === 0 && before.things === 0;
  if (!wasBlank && after.text === 0 && after.things === 0) return { kind: 'blank', text: '' };
  const less = (['text', 'things'] as const).find(
    (name) => before[name] >= fewest[name] && after[name] < before[name] / 2,
  );
  return less === undefined ? null : { kind: 'content-lost', text: `${String(after[less])} / ${String(before[less])}` };
}

/** Why a page shows less may stand in its console alone: frameworks catch the error of a part, and take the part away. */
function logged(usualPage: Usual, acted: OpenedPage): readonly Trouble[] {
  const page = acted.wanted.name;
  return acted.record.consoleErrors.items
    .filter(({ text, url }) => !isOurs(text, url) && !usualPage.logged.has(plain(text)))
    .map(({ text, url, line, column = null }) => ({ page, kind: 'exception', text, url, line, column }));
}

/**
 * The error of a script that we made unreadable; and that of the driver, which looks whether it was in a frame before
 * when what it needs for that is taken away.
 */
function isOurs(message: string, url: string | null): boolean {
  const isOfDriver = url === null && message.endsWith('ReferenceError: globalThis is not defined');
  return isOfDriver || message.endsWith("SyntaxError: Unexpected token '%'");
}

/** That something does not show: how much of it may differ from one time to the next, for pages fall over at any moment. */
export function isContent(kind: Trouble['kind']): boolean {
  return kind === 'blank' || kind === 'content-lost' || kind === 'not-opened';
}

/** Whether two times the same went wrong. */
export function isSame(one: Trouble, other: Trouble): boolean {
  if (isContent(one.kind)) return isContent(other.kind);
  return one.kind === other.kind && plain(one.text) === plain(other.text);
}

/** Whether a page shows about as much as before. */
export function showsEnough(
  { opened: { document } }: Pick<Usual, 'opened'>,
  now: NonNullable<OpenedPage['document']>,
): boolean {
  return document === null || lessIn(document, now) === null;
}

/** Two errors are one where only numbers and what is made of them (identifiers, times) differ. */
function plain(message: string): string {
  return message.replace(/\b[\da-f]*\d[\da-f]*\b|\d+/gi, '0').replace(/0(?:[-.:]0)+/g, '0');
}
