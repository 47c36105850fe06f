/**
 * Tells line and column of offsets, which have to be asked for in rising order; 1 for the first of both.
 *
 * @param {string} text
 * @param {RegExp} lineEnds what ends a line, with the flag g
 * @returns {(at: number) => { line: number, column: number }}
 */
export function placesIn(text, lineEnds) {
  const own = new RegExp(lineEnds);
  let [line, begin] = [1, 0];
  let end = endOfLine(own, text);
  return (at) => {
    while (end <= at) {
      line += 1;
      begin = end;
      end = endOfLine(own, text);
    }
    return { line, column: at - begin + 1 };
  };
}

/**
 * @param {RegExp} lineEnd
 * @param {string} text
 */
function endOfLine(lineEnd, text) {
  const found = lineEnd.exec(text);
  return found === null ? Infinity : found.index + found[0].length;
}
