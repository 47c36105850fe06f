/**
 * Plain text for a SARIF message: what looks like a placeholder (SARIF 2.1.0, 3.11.5) or an embedded link (3.11.6) is
 * escaped, because texts of servers must make neither. Everything else stands as it is.
 */
export function sarifText(text: string): string {
  return text.replace(/\{(\d+)\}/g, '{{$1}}').replaceAll('](', '\\](');
}
