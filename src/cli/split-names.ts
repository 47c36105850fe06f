/** Names with commas between them, also those of Chinese input methods. */
export function splitNames(written: string): readonly string[] {
  return written
    .split(/[,，、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
