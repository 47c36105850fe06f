/**
 * A URL with more parameters behind its query. Not through `searchParams`: that writes anew what the settings say
 * (`%20` becomes `+`), so other bytes would be signed and sent than were approved.
 */
export function withQuery(url: URL, pairs: readonly (readonly [name: string, value: string])[]): URL {
  if (pairs.length === 0 && !url.href.includes('?')) return url;
  const made = new URL(url);
  const added = pairs.map((pair) => pair.map((part) => encodeURIComponent(part.toWellFormed())).join('='));
  made.search = [made.search.slice(1), ...added].filter((each) => each !== '').join('&');
  return made;
}
