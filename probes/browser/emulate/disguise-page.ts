import type { BrowserContext, CDPSession, Page } from 'playwright';
import { shownUrl } from '../show-text.ts';
import { decodeBody } from './decode-body.ts';
import type { OldEngine } from './old-engine.ts';
import { rewriteDocument, unreadable } from './rewrite-document.ts';
import { readReplyBody } from './reply-body.ts';
import { isForWorker } from './worker-hook.ts';

interface Header {
  readonly name: string;
  readonly value: string;
}

/** What the browser tells of a reply that waits for us: Fetch.requestPaused. */
interface Paused {
  readonly requestId: string;
  readonly request: { readonly url: string; readonly urlFragment?: string };
  readonly resourceType: string;
  readonly responseStatusCode?: number;
  readonly responseHeaders?: readonly Header[];
}

/** How replies are changed. */
interface How {
  readonly engine: OldEngine;
  readonly lost: Set<string>;
  /** Called where a reply is longer than anything that can be kept. */
  readonly onEndless: () => void;
}

/** A page that acts as an older engine. */
export interface Disguised {
  /** Names of the scripts that were lost; grows while the page is open. */
  readonly lost: ReadonlySet<string>;
  /** The value of an expression, by nothing that the page or the engine lacks. */
  readonly ask: (expression: string) => Promise<unknown>;
}

/**
 * Makes one page, before it is opened, act as an older engine: what that engine lacks is removed in every frame before
 * a script runs, scripts that it cannot read are made unreadable on their way, style sheets lose what it does not know.
 *
 * @param onEndless called where a reply is longer than anything that can be kept; the page does not get it
 */
export async function disguisePage(
  context: BrowserContext,
  page: Page,
  engine: OldEngine,
  onEndless: () => void,
): Promise<Disguised> {
  const lost = new Set<string>();
  await page.addInitScript(engine.inPages);
  await context.grantPermissions(['local-network-access']).catch(() => undefined);
  const session = await context.newCDPSession(page);
  session.on('Fetch.requestPaused', (paused) => void answer(session, paused, { engine, lost, onEndless }));
  const resources = ['Document', 'Script', 'Stylesheet', 'Other'] as const;
  await session.send('Fetch.enable', {
    patterns: resources.map((resourceType) => ({ resourceType, requestStage: 'Response' as const })),
  });
  return {
    lost,
    ask: async (expression) => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
      const value: unknown = result.value;
      return value;
    },
  };
}

async function answer(session: CDPSession, paused: Paused, how: How): Promise<void> {
  const { requestId } = paused;
  try {
    const reply = await changed(session, paused, how);
    if (reply === 'as-it-is') await session.send('Fetch.continueRequest', { requestId });
    else
      await session.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: paused.responseStatusCode ?? 200,
        ...reply,
      });
  } catch {
    // of what could not be read nothing is given; or the page is gone, and its request with it
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => undefined);
  }
}

/** What comes instead of a reply. */
async function changed(
  session: CDPSession,
  { requestId, request, resourceType, responseStatusCode = 0, responseHeaders = [] }: Paused,
  { engine, lost, onEndless }: How,
): Promise<{ readonly body: string; readonly responseHeaders: Header[] } | 'as-it-is'> {
  const isWorker = isForWorker({ url: request.urlFragment ?? '' });
  if (responseStatusCode < 200 || (responseStatusCode >= 300 && responseStatusCode < 400)) return 'as-it-is';
  if (resourceType === 'Other' && !isWorker) return 'as-it-is';
  const type = headerOf(responseHeaders, 'content-type');
  if (resourceType === 'Document' && !/html|^$/i.test(type)) return 'as-it-is';
  // a document that we give has no address of a server, and Chromium counts it as one of the internet: what it asks of
  // other machines of an intranet may be refused
  const isDocument = resourceType === 'Document';
  const bytes = await readReplyBody(session, requestId, responseHeaders, isDocument);
  if (bytes === 'as-it-is') return bytes;
  if (bytes === 'endless') {
    onEndless();
    throw new Error(bytes);
  }
  const decoded = decodeBody(bytes, type, isDocument);
  const note = (text: string): void => void lost.add(engine.nameOf(text) ?? shownUrl(request.url));
  const text = await asEngine(decoded.text, isWorker ? 'Worker' : resourceType, engine, note);
  const same = text === decoded.text;
  if (same && isDocument) return 'as-it-is';
  return {
    body: (same ? bytes : decoded.encode(text)).toString('base64'),
    responseHeaders: headersFor(responseHeaders, type, same ? null : decoded.charset),
  };
}

async function asEngine(
  text: string,
  resource: string,
  engine: OldEngine,
  note: (text: string) => void,
): Promise<string> {
  const reads = async (script: string, module: boolean | null): Promise<boolean | null> => {
    const readable = await engine.reads(script, module);
    if (readable === false) note(script);
    return readable;
  };
  if (resource === 'Stylesheet') return engine.sheet(text);
  if (resource === 'Document')
    return rewriteDocument(text, { reads, sheet: engine.sheet, importMaps: engine.importMaps });
  if ((await reads(text, null)) === false) return unreadable;
  return resource === 'Worker' ? beforeWorker(engine.inWorkers, text) : text;
}

/** What stands before everything else takes a directive of the script its effect: that is said again. */
function beforeWorker(inWorkers: string, text: string): string {
  const strict = /^(?:\s|\/\/.*\n|\/\*[\s\S]*?\*\/)*(["'])use strict\1/.test(text) ? "'use strict';" : '';
  return `${strict}${inWorkers}\n${text}`;
}

function headerOf(headers: readonly Header[], wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
}

/** Headers of a changed body: it is neither packed nor of the old length. */
function headersFor(headers: readonly Header[], type: string, charset: string | null): Header[] {
  const stale = [
    'content-encoding',
    'content-length',
    'transfer-encoding',
    // style sheets have no digests any more
    'integrity-policy',
    ...(charset === null ? [] : ['content-type']),
  ];
  const kept = headers.filter(({ name }) => !stale.includes(name.toLowerCase()));
  if (charset === null) return [...kept];
  const plain = type.split(';')[0]?.trim() ?? '';
  return plain === '' ? [...kept] : [...kept, { name: 'Content-Type', value: `${plain}; charset=${charset}` }];
}
