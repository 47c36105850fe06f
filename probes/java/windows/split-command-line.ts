/**
 * The arguments of a Windows command line, parted as C programs do (Microsoft, "Parsing C command-line arguments"):
 * blanks part, double quotes keep together, backslashes count only before a quote.
 */
export function splitCommandLine(line: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  let isQuoted = false;
  let isBegun = false;
  for (const [token = '', slashes, quote] of line.matchAll(/(\\+)(")?|"|\s+|[^\s"\\]+/g)) {
    const isQuote = token === '"' || (quote !== undefined && (slashes?.length ?? 0) % 2 === 0);
    const isBlank = !isQuoted && /^\s/.test(token);
    if (isBlank && isBegun) words.push(word);
    if (isBlank) word = '';
    else word += spelt(token, slashes, quote !== undefined);
    isBegun = !isBlank;
    if (isQuote) isQuoted = !isQuoted;
  }
  return isBegun ? [...words, word] : words;
}

/** Two backslashes before a quote are one; an odd one makes the quote a letter. */
function spelt(token: string, slashes: string | undefined, beforeQuote: boolean): string {
  if (slashes === undefined) return token === '"' ? '' : token;
  if (!beforeQuote) return slashes;
  return '\\'.repeat(Math.floor(slashes.length / 2)) + (slashes.length % 2 === 1 ? '"' : '');
}
