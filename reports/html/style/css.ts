/** A style sheet or script: constant text, nothing can be filled in. */
export function css(strings: TemplateStringsArray): string {
  return constant(strings);
}

/** The same for the script; JavaScript that every browser of the last five years reads. */
export function js(strings: TemplateStringsArray): string {
  return constant(strings);
}

function constant(strings: TemplateStringsArray): string {
  const [only = ''] = strings.raw;
  if (strings.length !== 1 || /<[/!]/.test(only)) throw new TypeError('A sheet is constant and must not close its tag');
  return only;
}
