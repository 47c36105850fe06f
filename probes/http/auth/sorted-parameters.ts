/** The query as it is sent, its parameters sorted by name, then by value, byte by byte. */
export function sortedQuery(url: URL): string {
  const pairs = url.search.slice(1).split('&');
  return pairs
    .filter((pair) => pair !== '')
    .sort(byBytes)
    .join('&');
}

/**
 * Parameters of the query and of a form in the body, decoded, those without a value left out, sorted by name:
 * `a=1&b=x y`, as WeChat Pay and gateways after its example sign them.
 */
export function sortedParameters(url: URL, form: string | null): string {
  const pairs = [...url.searchParams, ...new URLSearchParams(form ?? '')];
  const kept = pairs.filter(([, value]) => value !== '');
  return kept
    .sort(([a, x], [b, y]) => byBytes(a, b) || byBytes(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Never by the rules of a language: every server sorts bytes. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
