/** How the lines of a text end. */
export function lineEndings(text: string): 'lf' | 'crlf' | 'cr' | 'mixed' | 'none' {
  const kinds = new Set<'lf' | 'crlf' | 'cr'>();
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a) kinds.add('lf');
    if (unit !== 0x0d) continue;
    const pair = text.charCodeAt(at + 1) === 0x0a;
    kinds.add(pair ? 'crlf' : 'cr');
    if (pair) at += 1;
  }
  const [only] = kinds;
  if (only === undefined) return 'none';
  return kinds.size === 1 ? only : 'mixed';
}
