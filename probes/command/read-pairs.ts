/** More names than this are no list of values any more. */
const mostPairs = 1000;

/**
 * Values of lines `name=value` and `name: value`, whichever sign comes first, also the full-width colon of Chinese
 * output; quotes around a value are dropped. Of two lines with one name the last counts.
 */
export function readPairs(text: string): Record<string, string> {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*([^=:：\s][^=:：]{0,199}?)\s*[=:：]\s*(.*?)\s*$/u.exec(line.slice(0, 10_000));
    if (match?.[1] === undefined || match[2] === undefined) continue;
    if (values.size < mostPairs || values.has(match[1])) values.set(match[1], unquote(match[2]));
  }
  // fromEntries defines members, so that a name such as `__proto__` stays a name
  return Object.fromEntries(values);
}

function unquote(written: string): string {
  const quote = written[0];
  const quoted = written.length > 1 && (quote === '"' || quote === "'") && written.endsWith(quote);
  return quoted ? written.slice(1, -1) : written;
}
