/**
 * The names in Node's text of a certificate's subject alternative names (`DNS:a.example, IP Address:10.0.0.1`): host
 * names and addresses bare, other kinds with their kind. Node quotes entries that hold a comma or a quote as JSON
 * strings (Node.js crypto documentation, x509.subjectAltName).
 */
export function alternativeNames(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return [];
  return splitEntries(text).map(bareName);
}

function splitEntries(text: string): readonly string[] {
  const entries: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') quoted = !quoted;
    else if (!quoted && text.startsWith(', ', at)) {
      entries.push(text.slice(start, at));
      start = at + 2;
    }
  }
  return [...entries, text.slice(start)];
}

function bareName(entry: string): string {
  const colon = entry.indexOf(':');
  const kind = entry.slice(0, colon);
  const name = unquote(entry.slice(colon + 1));
  return kind === 'DNS' || kind === 'IP Address' ? name : `${kind}:${name}`;
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}
