/**
 * A part of the page’s script: ECMAScript 3, which Internet Explorer 8 reads. Constant text in ASCII; nothing can be
 * filled in, and it cannot close its tag.
 */
export function es3(strings: TemplateStringsArray): string {
  const [only = ''] = strings.raw;
  if (strings.length !== 1 || /<[/!]|[^\n -~]/.test(only))
    throw new TypeError('A part of the script is constant ASCII');
  return only;
}
