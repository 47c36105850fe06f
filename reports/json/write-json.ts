/**
 * JSON text, indented by one blank, with a line feed at its end. It is safe to print and to hand to any parser: lone
 * surrogates become U+FFFD (RFC 7493, 2.1 forbids them), other acting characters stand as `\uXXXX` and read back equal.
 */
export function writeJson(value: unknown): string {
  return `${jsonText(value)}\n`;
}

/** The same without the line feed at its end. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 1);
  // Most results are plain, and a look at a text is cheaper than rewriting it.
  if (/^[\n -~]*$/.test(text) && !/\\ud[89a-f]/.test(text)) return text;
  // JSON.stringify writes `\ud800` for lone surrogates only; whole escapes are read so that `\\ud800` stays.
  const wellFormed = text.replace(/\\(?:u(d[89a-f][0-9a-f]{2})|[^])/g, (escape: string, lone: string | undefined) =>
    lone === undefined ? escape : '\ufffd',
  );
  return wellFormed.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu, escapeUnits);
}

function escapeUnits(character: string): string {
  let escaped = '';
  for (let at = 0; at < character.length; at += 1)
    escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return escaped;
}
