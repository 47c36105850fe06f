/** Names that properties had before, whose declarations say the same. */
const older = new Map([
  ['gap', ['grid-gap']],
  ['row-gap', ['grid-row-gap']],
  ['column-gap', ['grid-column-gap']],
  ['overflow-wrap', ['word-wrap']],
  ['print-color-adjust', ['-webkit-print-color-adjust', 'color-adjust']],
  ['text-size-adjust', ['-webkit-text-size-adjust']],
  ['break-after', ['page-break-after']],
  ['break-before', ['page-break-before']],
  ['break-inside', ['page-break-inside']],
]);

/**
 * Names under which a block may state a property for older engines, its own first.
 *
 * @param {string} name in small letters
 * @returns {readonly string[]}
 */
export function fallbackNames(name) {
  if (name.startsWith('-')) return [name];
  return [name, `-webkit-${name}`, `-moz-${name}`, ...(older.get(name) ?? [])];
}
