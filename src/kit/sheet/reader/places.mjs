/**
 * Tells line and column of offsets, which have to be asked for in rising order. Lines end as CSS has it.
 *
 * @param {string} text
 * @returns {(at: number) => { line: number, column: number }}
 */
export function placesIn(text) {
  const lineEnd = /\r\n?|[\n\f]/g;
  let [line, begin] = [1, 0];
  let end = endOfLine(lineEnd, text);
  return (at) => {
    while (end <= at) {
      line += 1;
      begin = end;
      end = endOfLine(lineEnd, text);
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
