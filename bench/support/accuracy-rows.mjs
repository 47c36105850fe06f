export const accuracyHead = ['', 'cells', 'refused', 'precision', 'its 95 %', 'recall', 'its 95 %'];

/**
 * How often something foretold what is so.
 *
 * @template {{ refused: boolean }} Cell
 * @param {string} name
 * @param {readonly Cell[]} cells
 * @param {(cell: Cell) => boolean} foretell
 */
export function accuracyRow(name, cells, foretell) {
  const said = cells.filter(foretell);
  const right = said.filter(({ refused }) => refused).length;
  const refused = cells.filter((each) => each.refused).length;
  return [name, String(cells.length), String(refused), ...share(right, said.length), ...share(right, refused)];
}

/**
 * A share and its 95 % interval (Wilson 1927, without correction for continuity).
 *
 * @param {number} part
 * @param {number} whole
 * @returns {readonly [string, string]}
 */
function share(part, whole) {
  if (whole === 0) return ['-', '-'];
  const z = 1.96;
  const p = part / whole;
  const middle = (p + (z * z) / (2 * whole)) / (1 + (z * z) / whole);
  const half = (z / (1 + (z * z) / whole)) * Math.sqrt((p * (1 - p)) / whole + (z * z) / (4 * whole * whole));
  return [p.toFixed(3), `${Math.max(0, middle - half).toFixed(3)} to ${(middle + half).toFixed(3)}`];
}
