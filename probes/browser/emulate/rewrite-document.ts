/** What is changed in a document. */
export interface Rewrite {
  /** Whether the engine can read a script. */
  readonly reads: (text: string, module: boolean) => Promise<boolean>;
  /** A style sheet as the engine takes it. */
  readonly sheet: (text: string) => string;
  /** Whether it knows import maps. */
  readonly importMaps: boolean;
}

/** A text that no engine reads as a script, so that the page sees the loss as it would be. */
export const unreadable = '% a script that this engine cannot read %';

const javaScript = /^(?:(?:text|application)\/(?:x-)?(?:java|ecma|live|j)script[\d.]*)?$/i;

/**
 * A document as an older engine would take it: scripts within it that it cannot read are made unreadable, style sheets
 * within it lose what it does not know. Digests of files (`integrity`) are left out, because files are changed too.
 */
export async function rewriteDocument(html: string, rewrite: Rewrite): Promise<string> {
  const styled = await mapElements(html, 'style', (open, text) => open + rewrite.sheet(text));
  const scripted = await mapElements(styled, 'script', (open, text) => script(open, text, rewrite));
  return scripted.replace(/<link\b(?:[^>"']|"[^"]*"|'[^']*'){0,4000}>/gi, withoutDigest);
}

async function script(open: string, text: string, { reads, importMaps }: Rewrite): Promise<string> {
  const type = attributeOf(open, 'type').trim().toLowerCase();
  if (type === 'importmap' && !importMaps) return open.replace(/importmap/i, 'no-importmap') + text;
  if (/\ssrc\s*=/i.test(open)) return withoutDigest(open) + text;
  const module = type === 'module';
  if (text.trim() === '' || !(module || javaScript.test(type))) return open + text;
  return open + ((await reads(text, module)) ? text : unreadable);
}

function withoutDigest(tag: string): string {
  return tag.replace(/\sintegrity\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '');
}

function attributeOf(tag: string, name: string): string {
  const found = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))`, 'i').exec(tag);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
}

/** Changes each element of a name that holds plain text; one that is never closed stays as it is. */
async function mapElements(
  html: string,
  name: string,
  change: (open: string, text: string) => string | Promise<string>,
): Promise<string> {
  const opening = new RegExp(String.raw`<${name}\b(?:[^>"']|"[^"]*"|'[^']*'){0,4000}>`, 'gi');
  const closing = new RegExp(String.raw`</${name}\b`, 'gi');
  let result = '';
  let done = 0;
  for (let open = opening.exec(html); open !== null; open = opening.exec(html)) {
    closing.lastIndex = opening.lastIndex;
    const close = closing.exec(html);
    if (close === null) break;
    result += html.slice(done, open.index) + (await change(open[0], html.slice(opening.lastIndex, close.index)));
    done = close.index;
    opening.lastIndex = close.index;
  }
  return result + html.slice(done);
}
