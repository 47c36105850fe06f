/**
 * Splits `FACT=VALUE` at the first equals sign that is not inside brackets: `disks[mount="/data"].free=50GiB`. A
 * full-width sign is taken too, as Chinese input methods write it. Null: there is none, or nothing before it.
 */
export function splitStatement(written: string): { readonly fact: string; readonly text: string } | null {
  let depth = 0;
  let quoted = false;
  for (const [index, character] of [...written].entries()) {
    if (character === '"') quoted = depth > 0 && !quoted;
    if (quoted) continue;
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    if (depth > 0 || (character !== '=' && character !== '＝')) continue;
    const characters = [...written];
    const fact = characters.slice(0, index).join('').trim();
    return fact === '' ? null : { fact, text: characters.slice(index + 1).join('') };
  }
  return null;
}
