/** Replaces names in a text by what `mark` gives for them. */
export type ReplaceNames = (text: string) => string;

/** Letters, digits and what joins them in a host name. */
const run = /[\p{L}\p{N}._-]+/gu;
const han = /\p{Script=Han}/u;
const letter = /[\p{L}\p{N}]/u;

/** A name this short is replaced only where nothing else stands: `a` is a word of English. */
const shortest = 3;

/**
 * Prepares the replacement of names, longest first, whatever their case. A name with a digit or dot is found wherever no
 * further letter or digit touches it; a plain word (`orders`) also not inside `orders-db`. Names below a known domain
 * are found though nobody listed them.
 *
 * @param names the names
 * @param domains domains of which every name is replaced
 */
export function nameReplacer(
  names: Iterable<string>,
  domains: Iterable<string>,
  mark: (name: string) => string,
): ReplaceNames {
  const known = new Set([...names].map((name) => name.toLowerCase()));
  const below = belowOne(new Set([...domains].map((each) => each.toLowerCase())));
  const longest = longestOf(known);
  // What is no host name (a machine’s key with blanks) is looked for as it is.
  const odd = [...known].filter((name) => !/^[\p{L}\p{N}._-]+$/u.test(name)).sort((a, b) => b.length - a.length);
  const inRun = (text: string, before: string, after: string): string => {
    if (below(text.toLowerCase())) return mark(text.toLowerCase());
    return pieces(text, { known, longest, before, after, mark });
  };
  return (text) => {
    const whole = text.trim().toLowerCase();
    if (known.has(whole)) return text.replace(text.trim(), () => mark(whole));
    const plain = odd.reduce((rest, name) => replaceOdd(rest, name, mark), text);
    return plain.replace(run, (found, at: number) =>
      inRun(found, plain.slice(Math.max(0, at - 1), at), plain.slice(at + found.length, at + found.length + 2)),
    );
  };
}

function longestOf(texts: Iterable<string>): number {
  let longest = 0;
  for (const text of texts) longest = Math.max(longest, text.length);
  return longest;
}

/** Whether a full name lies below one of the domains. */
function belowOne(domains: ReadonlySet<string>): (name: string) => boolean {
  const longest = longestOf(domains);
  return (name) => {
    const first = Math.max(1, name.length - longest);
    for (let dot = name.indexOf('.', first - 1); dot !== -1; dot = name.indexOf('.', dot + 1)) {
      if (domains.has(name.slice(dot + 1))) return true;
    }
    return false;
  };
}

function replaceOdd(text: string, name: string, mark: (name: string) => string): string {
  if (name.length < shortest) return text;
  const lower = text.toLowerCase();
  // Lower case may be longer than what was written (U+0130): then only the exact spelling is found.
  const source = lower.length === text.length ? lower : text;
  let result = '';
  let from = 0;
  for (let at = source.indexOf(name); at !== -1; at = source.indexOf(name, from)) {
    result += text.slice(from, at) + mark(name);
    from = at + name.length;
  }
  return result + text.slice(from);
}

interface Pieces {
  readonly known: ReadonlySet<string>;
  readonly longest: number;
  readonly before: string;
  readonly after: string;
  readonly mark: (name: string) => string;
}

function pieces(text: string, context: Pieces): string {
  const edges = edgesOf(text);
  let result = '';
  let from = 0;
  for (const [index, start] of edges.entries()) {
    if (start < from) continue;
    const end = longestAt(text, edges, index, context);
    if (end === null) continue;
    result += text.slice(from, start) + context.mark(text.slice(start, end).toLowerCase());
    from = end;
  }
  return result + text.slice(from);
}

/** Places where a name may begin or end: beside what joins, and where Chinese characters meet others. */
function edgesOf(text: string): readonly number[] {
  const edges = new Set([0, text.length]);
  for (let at = 1; at < text.length; at += 1) {
    const [left = '', right = ''] = [text[at - 1], text[at]];
    if (!letter.test(left) || !letter.test(right) || han.test(left) || han.test(right)) edges.add(at);
  }
  return [...edges].sort((a, b) => a - b);
}

function longestAt(text: string, edges: readonly number[], from: number, context: Pieces): number | null {
  const start = edges[from] ?? text.length;
  let found: number | null = null;
  for (let index = from + 1; index < edges.length; index += 1) {
    const end = edges[index] ?? text.length;
    if (end - start > context.longest) break;
    const name = text.slice(start, end).toLowerCase();
    if (
      context.known.has(name) &&
      stands(name, text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2), context)
    )
      found = end;
  }
  return found;
}

/** Whether a name may be meant here, by what stands around it. */
function stands(name: string, left: string, right: string, { before, after }: Pieces): boolean {
  if (name.length < shortest) return left === '' && right === '' && (/^:\d/.test(after) || before === '@');
  if (/[\d.]/.test(name)) return true;
  return !/[\p{L}\p{N}_-]$/u.test(left) && !/^[\p{L}\p{N}_-]/u.test(right);
}
