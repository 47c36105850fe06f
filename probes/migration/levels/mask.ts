/**
 * A key of which enough is left to find its row with the database at hand, and too little to know it: the first and the
 * last two characters of a long one, one of each of a short one, nothing of the shortest. Never a value of another
 * column.
 */
export function mask(key: string): string {
  const characters = [...key];
  const kept = keptOf(characters.length);
  return `${characters.slice(0, kept).join('')}•••${characters.slice(characters.length - kept).join('')}`;
}

/** Characters that are kept at each end. */
function keptOf(length: number): number {
  if (length > 8) return 2;
  return length > 3 ? 1 : 0;
}
