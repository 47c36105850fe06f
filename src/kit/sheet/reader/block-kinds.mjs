const conditional = /^(?:media|supports|layer|container|scope|starting-style|document|-moz-document)$/;
const framed = /^(?:-webkit-|-moz-|-o-)?keyframes$/;
const described =
  /^(?:font-face|page|property|counter-style|font-palette-values|position-try|view-transition|function)$/;

/**
 * What the block of an at-rule holds.
 *
 * @param {string} name in small letters
 * @param {import('./walk.mjs').BlockKind} within what the at-rule stands in
 * @returns {import('./walk.mjs').BlockKind}
 */
export function blockKindOf(name, within) {
  if (conditional.test(name)) return within === 'style' ? 'style' : 'rules';
  if (framed.test(name)) return 'frames';
  return described.test(name) ? 'declarations' : 'skip';
}
