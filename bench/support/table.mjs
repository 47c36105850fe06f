/**
 * Prints rows under each other, the first column left, the others right.
 *
 * @param {readonly (readonly string[])[]} rows the first is the head
 */
export function printTable(rows) {
  /** @type {number[]} */
  const widths = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  }
  for (const row of rows) {
    const cells = row.map((cell, index) =>
      index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
    );
    console.log(`  ${cells.join('  ')}`);
  }
}
