/** Properties of one unit by name. */
export type Unit = ReadonlyMap<string, string>;

/** Blocks of `systemctl show`, apart by empty lines, each of lines `Name=value`. */
export function parseShow(text: string): readonly Unit[] {
  return text
    .split(/\r?\n\r?\n/)
    .map((block) => new Map(block.split(/\r?\n/).flatMap(property)))
    .filter((unit) => unit.size > 0);
}

function property(line: string): readonly (readonly [string, string])[] {
  const sign = line.indexOf('=');
  return sign > 0 ? [[line.slice(0, sign), line.slice(sign + 1)]] : [];
}
