/** Parts in one question: an old build answers within the limit of its client. */
const atOnce = 5_000;

/** @typedef {import('../sheets.mjs').Part} Part */
/** @typedef {import('../../scripts/old-chromium-client.mjs').ChromiumClient} Browser */

/**
 * Whether a browser takes each declaration: `1` or `0` for each.
 *
 * @param {Browser} browser
 * @param {readonly Part[]} parts
 */
export async function acceptedDeclarations(browser, parts) {
  return inPieces(browser, parts, (texts) => {
    const pairs = texts.map((text) => [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1).trim()]);
    return `${JSON.stringify(pairs)}.map(([name, value]) => (CSS.supports(name, value) ? '1' : '0')).join('')`;
  });
}

/**
 * Whether a browser takes a rule with each list of selectors.
 *
 * @param {Browser} browser
 * @param {readonly Part[]} parts
 */
export async function acceptedSelectors(browser, parts) {
  return inPieces(
    browser,
    parts,
    (texts) => `(() => {
      const sheet = document.head.appendChild(document.createElement('style')).sheet;
      return ${JSON.stringify(texts)}.map((text) => {
        try {
          sheet.insertRule(text + '{}', 0);
          sheet.deleteRule(0);
          return '1';
        } catch {
          return '0';
        }
      }).join('');
    })()`,
  );
}

/**
 * @param {Browser} browser
 * @param {readonly Part[]} parts
 * @param {(texts: readonly string[]) => string} question
 */
async function inPieces(browser, parts, question) {
  let all = '';
  for (let from = 0; from < parts.length; from += atOnce) {
    const texts = parts.slice(from, from + atOnce).map(({ text }) => text);
    all += String(await browser.evaluate(question(texts)));
  }
  return all;
}
