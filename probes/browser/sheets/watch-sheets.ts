import type { BrowserContext, Page, Response } from 'playwright';
import { originOf, staysInside } from '../origins.ts';
import { shortly } from '../shortly.ts';
import { mapNamedIn, mapUrl } from '../source-maps/map-url.ts';
import { decodeFirefox, decodeSheet } from './decode-sheet.ts';
import { readStyles, type DocumentStyles } from './read-styles.ts';
import { longestSheet, mostSheets, type SheetStore } from './sheet-store.ts';

/** Collecting the style sheets of one page. */
export interface SheetWatch {
  /** Ends it, before anything of ours runs in the page. */
  readonly stop: () => void;
  /** Hands over what was seen; `answers`: whether the page still does what it is asked. Waits no longer than the limit. */
  readonly finish: (page: Page, answers: boolean, limitMs: number) => Promise<void>;
}

interface Found {
  readonly url: string;
  readonly type: string;
  /** What a header names as its source map. */
  readonly map: string | undefined;
  readonly bytes: Promise<Buffer | null>;
}

/** Documents whose text is kept until the sheets in them have their places. */
const mostDocuments = 20;

/**
 * Collects the style sheets of a page: files as they come over the network, imported ones too, and what the documents
 * hold in the end. A file is taken once for a page.
 *
 * @param engine Chromium gives files decoded
 */
export function watchSheets(
  context: BrowserContext,
  name: string,
  engine: 'chromium' | 'firefox',
  store: SheetStore,
  allowed: ReadonlySet<string>,
): SheetWatch {
  const files = new Map<string, Found>();
  const pages: Found[] = [];
  let stopped = false;
  const note = (response: Response): void => {
    const url = response.url();
    const kind = response.request().resourceType();
    if (stopped || !response.ok() || staysInside(url) || !allowed.has(originOf(url))) return;
    if (kind === 'document' && pages.length < mostDocuments) pages.push(foundOf(response));
    if (kind !== 'stylesheet' || files.has(url)) return;
    if (files.size >= mostSheets || lengthOf(response) > longestSheet)
      store.unread.add({ reason: files.size >= mostSheets ? 'too-many' : 'too-large', url, page: name });
    else files.set(url, foundOf(response));
  };
  context.on('response', note);
  return {
    stop: () => {
      stopped = true;
      context.off('response', note);
    },
    finish: async (page, answers, limitMs) => {
      const { documents, whole } = answers ? await readStyles(page, limitMs) : { documents: [], whole: false };
      if (!whole) store.unread.add({ reason: 'document', url: '', page: name });
      await shortly(Promise.all([...files.values(), ...pages].map(({ bytes }) => bytes)), limitMs);
      const charset = documents[0]?.charset ?? null;
      const decoded = (bytes: Buffer, type: string): string =>
        engine === 'chromium' ? decodeSheet(bytes, '', 'utf-8') : decodeFirefox(bytes, type, charset);
      for (const { url, type, map, bytes } of files.values()) {
        const read = await whatCame(bytes);
        // Instead of a sheet that is not there many servers give a page; no browser takes it for a sheet.
        if (/html/i.test(type)) continue;
        if (read === null) store.unread.add({ reason: 'gone', url, page: name });
        else {
          const text = decoded(read, type);
          const at = { line: 0, column: 0, map: mapUrl(mapNamedIn(text) ?? map, url) };
          store.add({ page: name, url, from: 'external', ...at, text });
        }
      }
      const sources = await Promise.all(
        pages.map(async ({ bytes }) => (await whatCame(bytes))?.toString('utf8') ?? ''),
      );
      const plain = sources.map((text) => text.replaceAll(/\r\n?/g, '\n'));
      for (const document of documents) addDocument(document, plain, name, store);
      noteUnseen(documents, new Set(files.keys()), name, store);
    },
  };
}

function foundOf(response: Response): Found {
  const headers = response.headers();
  const [type, map] = [headers['content-type'] ?? '', headers['sourcemap'] ?? headers['x-sourcemap']];
  return { url: response.url(), type, map, bytes: response.body().catch(() => null) };
}

function lengthOf(response: Response): number {
  const length = Number(response.headers()['content-length'] ?? 0);
  return Number.isSafeInteger(length) ? length : 0;
}

/** What has not come by now never will. */
function whatCame(bytes: Promise<Buffer | null>): Promise<Buffer | null> {
  return Promise.race([bytes, Promise.resolve(null)]);
}

function addDocument(document: DocumentStyles, sources: readonly string[], page: string, store: SheetStore): void {
  const { url, sheets, links, charset } = document;
  for (const { from, text } of sheets) {
    const place = from === 'inline' ? placeOf(text, sources) : { line: 0, column: 0 };
    store.add({ page, url, from, ...place, text, map: mapUrl(mapNamedIn(text), url) });
  }
  for (const link of links) {
    const data = /^data:([^,]*?)(;base64)?,(.*)$/is.exec(link);
    if (data === null) continue;
    const bytes = bytesOf(data[3] ?? '', data[2] !== undefined);
    store.add({
      page,
      url: link,
      from: 'external',
      line: 0,
      column: 0,
      text: decodeSheet(bytes, data[1] ?? '', charset),
    });
  }
}

function bytesOf(text: string, base64: boolean): Buffer {
  if (base64) return Buffer.from(text.replaceAll('%', ''), 'base64');
  const plain = text.replaceAll(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Buffer.from(plain, 'latin1');
}

/** Where a text begins in the first document that has it. */
function placeOf(text: string, sources: readonly string[]): { readonly line: number; readonly column: number } {
  for (const source of sources) {
    const at = source.indexOf(text);
    if (at === -1) continue;
    const before = source.slice(0, at).split('\n');
    return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
  }
  return { line: 0, column: 0 };
}

/** Files that a document has and that nobody saw come. */
function noteUnseen(
  documents: readonly DocumentStyles[],
  seen: ReadonlySet<string>,
  page: string,
  store: SheetStore,
): void {
  const known = new Set([...seen, ...store.unread.items.map(({ url }) => url)]);
  for (const url of documents.flatMap(({ links }) => links)) {
    if (/^https?:/.test(url) && !known.has(url)) store.unread.add({ reason: 'gone', url, page });
  }
}
