/** Nesting beyond this is refused; the runner cuts facts off at 100. */
const deepest = 150;

/**
 * Parses JSON in UTF-8 bytes; undefined where it is none, or where it is nested so deeply that whatever walks it
 * would overflow the stack.
 */
export function parseJson(bytes: Uint8Array): unknown {
  if (depthOf(bytes) > deepest) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Greatest number of brackets and braces open at once, those inside strings not counted. */
function depthOf(bytes: Uint8Array): number {
  const [quote, backslash, openList, closeList, openMap, closeMap] = [34, 92, 91, 93, 123, 125];
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString && byte === backslash) at += 1;
    else if (byte === quote) inString = !inString;
    else if (inString) continue;
    else if (byte === openList || byte === openMap) depth += 1;
    else if (byte === closeList || byte === closeMap) depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
}
