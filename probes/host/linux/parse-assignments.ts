/**
 * Reads shell-like assignments, as os-release(5) and locale.conf(5) define them: `NAME="Debian GNU/Linux"`, one a line,
 * values bare, in double quotes (with `\` before `$`, `"`, `\` and a back quote) or in single quotes. Other lines are
 * passed over; the last of two assignments counts.
 */
export function parseAssignments(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line.trimEnd());
    if (match?.[1] === undefined || match[2] === undefined) continue;
    values.set(match[1], unquote(match[2].trim()));
  }
  return values;
}

function unquote(written: string): string {
  const quote = written[0];
  if (written.length < 2 || (quote !== '"' && quote !== "'") || !written.endsWith(quote)) return written;
  const inside = written.slice(1, -1);
  return quote === '"' ? inside.replace(/\\(["$`\\])/g, '$1') : inside;
}
