/** Spellings in which a secret could stand in an output, also inside a longer text that was encoded as a whole. */
export function spellings(secret: string): readonly string[] {
  const found = [
    secret,
    encodeURIComponent(secret),
    encodeURI(secret),
    new URLSearchParams({ x: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    Buffer.from(secret).toString('hex'),
  ];
  for (const before of ['', 'x', 'xx']) {
    // Three alignments; what depends on the neighbours is cut off at both ends.
    const base64 = Buffer.from(before + secret).toString('base64');
    const middle = base64.slice(before === '' ? 0 : 4, Math.floor(((before.length + secret.length) * 8) / 24) * 4);
    found.push(middle, middle.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return [...new Set(found)];
}

/** Places of a text where a secret stands, each with what is around it. */
export function leaksIn(text: string, secret: string): readonly string[] {
  return spellings(secret).flatMap((spelling) => {
    const at = text.indexOf(spelling);
    return at === -1 ? [] : [`…${text.slice(Math.max(0, at - 80), at)}▶${spelling}◀`];
  });
}
