/** What is changed in a document. */
export interface Rewrite {
  /** Whether the engine can read a script; null: nobody knows. */
  readonly reads: (text: string, module: boolean) => Promise<boolean | null>;
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
 * within it lose what it does not know. Digests (`integrity`) of style sheets are left out, because these are changed too; a
 * script that is changed is lost in any case, and one that is not may need its digest, for the page’s policy names it.
 */
export async function rewriteDocument(html: string, rewrite: Rewrite): Promise<string> {
  const styled = await mapElements(html, 'style', (open, text) => open + rewrite.sheet(text));
  const scripted = await mapElements(styled, 'script', (open, text) => script(open, text, rewrite));
  return scripted.replace(/<link\b(?:[^>"']|"[^"]*"|'[^']*'){0,4000}>/gi, withoutDigest);
}

async function script(open: string, text: string, { reads, importMaps }: Rewrite): Promise<string> {
  const type = attributeOf(open, 'type').trim().toLowerCase();
  if (type === 'importmap' && !importMaps) return open.replace(/importmap/i, 'no-importmap') + text;
  if (/\ssrc\s*=/i.test(open)) return open + text;
  const module = type === 'module';
  if (text.trim() === '' || !(module || javaScript.test(type))) return open + text;
  return open + ((await reads(text, module)) === false ? unreadable : text);
}

function withoutDigest(tag: string): string {
  return tag.replace(/\sintegrity\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '');
}

function attributeOf(tag: string, name: string): string {
  const found = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))`, 'i').exec(tag);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
}

/** What holds no scripts and no styles, whatever stands in it: comments, plain text, what is shown to nobody. */
const inert = ['textarea', 'title', 'noscript', 'template', 'xmp', 'iframe', 'noembed', 'noframes'];

/** Changes each element of a name that holds plain text; one that is never closed stays as it is. */
async function mapElements(
  html: string,
  name: 'script' | 'style',
  change: (open: string, text: string) => string | Promise<string>,
): Promise<string> {
  const names = ['script', 'style', ...inert].join('|');
  const opening = new RegExp(String.raw`<!--|<(${names})\b(?:[^>"']|"[^"]*"|'[^']*'){0,4000}>`, 'gi');
  const closings = new Map<string, RegExp | null>();
  let result = '';
  let done = 0;
  for (let open = opening.exec(html); open !== null; open = opening.exec(html)) {
    const element = open[1]?.toLowerCase() ?? null;
    const close = endOf(html, element, opening.lastIndex, closings);
    if (close === null && element === name) break;
    // one that is never closed holds the rest; but what we take for one may stand in a text of another kind
    if (close === null) continue;
    if (element === name)
      result += html.slice(done, open.index) + (await change(open[0], html.slice(opening.lastIndex, close)));
    done = element === name ? close : done;
    opening.lastIndex = close;
  }
  return result + html.slice(done);
}

/** Where a comment (null) or an element ends; null: nowhere from here on, which is asked only once of each. */
function endOf(
  html: string,
  element: string | null,
  from: number,
  closings: Map<string, RegExp | null>,
): number | null {
  const key = element ?? '-->';
  const known = closings.get(key);
  if (known === null) return null;
  const closing = known ?? new RegExp(element === null ? '--!?>' : String.raw`</${element}\b`, 'gi');
  // `<!-->` is a comment, too
  closing.lastIndex = element === null ? from - 2 : from;
  const close = closing.exec(html);
  closings.set(key, close === null ? null : closing);
  return close?.index ?? null;
}
