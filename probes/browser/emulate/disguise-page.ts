import type { BrowserContext, CDPSession, Page } from 'playwright';
import { shownUrl } from '../show-text.ts';
import { decodeBody } from './decode-body.ts';
import type { OldEngine } from './old-engine.ts';
import { rewriteDocument, unreadable } from './rewrite-document.ts';
import { workerMark } from './worker-hook.ts';

/** Longest body that is changed, bytes. */
const longest = 32 * 1024 * 1024;

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
 */
export async function disguisePage(context: BrowserContext, page: Page, engine: OldEngine): Promise<Disguised> {
  const lost = new Set<string>();
  await page.addInitScript(engine.inPages);
  const session = await context.newCDPSession(page);
  session.on('Fetch.requestPaused', (paused) => void answer(session, paused, engine, lost));
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

async function answer(session: CDPSession, paused: Paused, engine: OldEngine, lost: Set<string>): Promise<void> {
  const { requestId } = paused;
  try {
    const body = await changed(session, paused, engine, lost).catch(() => null);
    if (body === null) await session.send('Fetch.continueRequest', { requestId });
    else
      await session.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: paused.responseStatusCode ?? 200,
        ...body,
      });
  } catch {
    // the page is gone, and its request with it
  }
}

/** What comes instead of a body; null: it stays as it is. */
async function changed(
  session: CDPSession,
  { requestId, request, resourceType, responseStatusCode = 0, responseHeaders = [] }: Paused,
  engine: OldEngine,
  lost: Set<string>,
): Promise<{ readonly body: string; readonly responseHeaders: Header[] } | null> {
  const isWorker = request.urlFragment === workerMark;
  if (responseStatusCode < 200 || (responseStatusCode >= 300 && responseStatusCode < 400)) return null;
  if (resourceType === 'Other' && !isWorker) return null;
  const type = headerOf(responseHeaders, 'content-type');
  if (resourceType === 'Document' && !/html|^$/i.test(type)) return null;
  const { body, base64Encoded } = await session.send('Fetch.getResponseBody', { requestId });
  const bytes = Buffer.from(body, base64Encoded ? 'base64' : 'utf8');
  if (bytes.length > longest) return null;
  const decoded = decodeBody(bytes, type, resourceType === 'Document');
  const note = (text: string): void => void lost.add(engine.nameOf(text) ?? shownUrl(request.url));
  const text = await asEngine(decoded.text, isWorker ? 'Worker' : resourceType, engine, note);
  if (text === decoded.text) return null;
  return {
    body: decoded.encode(text).toString('base64'),
    responseHeaders: headersFor(responseHeaders, type, decoded.charset),
  };
}

async function asEngine(
  text: string,
  resource: string,
  engine: OldEngine,
  note: (text: string) => void,
): Promise<string> {
  const reads = async (script: string, module: boolean | null): Promise<boolean> => {
    const readable = await engine.reads(script, module);
    if (!readable) note(script);
    return readable;
  };
  if (resource === 'Stylesheet') return engine.sheet(text);
  if (resource === 'Document')
    return rewriteDocument(text, { reads, sheet: engine.sheet, importMaps: engine.importMaps });
  if (!(await reads(text, null))) return unreadable;
  return resource === 'Worker' ? `${engine.inWorkers}\n${text}` : text;
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
    ...(charset === null ? [] : ['content-type']),
  ];
  const kept = headers.filter(({ name }) => !stale.includes(name.toLowerCase()));
  if (charset === null) return [...kept];
  const plain = type.split(';')[0]?.trim() ?? '';
  return plain === '' ? [...kept] : [...kept, { name: 'Content-Type', value: `${plain}; charset=${charset}` }];
}
