/** The names, with a number behind those that stood before: `a`, `a` become `a`, `a2`. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let count = 2; taken.has(own); count += 1) own = `${name}${String(count)}`;
    taken.add(own);
    return own;
  });
}
