/** Names of programs by process, without .exe, of `tasklist /fo csv /nh`: `"java.exe","4711","Services","0","9,128 K"`. */
export function parseTasklist(text: string): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^"([^"]*)","(\d{1,10})",/.exec(line);
    if (match?.[1] !== undefined) names.set(Number(match[2]), match[1].replace(/\.exe$/i, ''));
  }
  return names;
}
