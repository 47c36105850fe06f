import { describe, expect, it } from 'vitest';
import { rewriteDocument, unreadable, type Rewrite } from '../../../../probes/browser/emulate/rewrite-document.ts';

const asked: string[] = [];
const rewrite: Rewrite = {
  reads: async (text, module) => {
    asked.push(`${module ? 'module' : 'script'} ${text}`);
    return !text.includes('?.');
  },
  sheet: (text) => text.replace('gap:1px', ''),
  importMaps: false,
};

describe('a document as an older engine takes it', () => {
  it.each([
    ['a script that it reads', '<script>a.b</script>', '<script>a.b</script>'],
    ['a script that it cannot read', '<SCRIPT>a?.b</SCRIPT>', `<SCRIPT>${unreadable}</SCRIPT>`],
    ['a module', '<script type=module>a?.b</script >', `<script type=module>${unreadable}</script >`],
    [
      'a type with quotes',
      "<script type='text/javascript'>a?.b</script>",
      `<script type='text/javascript'>${unreadable}</script>`,
    ],
    ['data', '<script type="application/json">a?.b</script>', '<script type="application/json">a?.b</script>'],
    ['a file', '<script src=/a.js>a?.b</script>', '<script src=/a.js>a?.b</script>'],
    ['a bracket in an attribute', '<script data-x="a>b">a?.b</script>', `<script data-x="a>b">${unreadable}</script>`],
    ['an import map', '<script type="importmap">{}</script>', '<script type="no-importmap">{}</script>'],
    [
      'a digest of a file, which a policy may name',
      '<script src=a integrity="sha384-x" async></script>',
      '<script src=a integrity="sha384-x" async></script>',
    ],
    ['a comment', '<!-- <script>a?.b</script> --><!--><b>', '<!-- <script>a?.b</script> --><!--><b>'],
    ['a script behind a comment', '<!--> --><script>a?.b</script>', `<!--> --><script>${unreadable}</script>`],
    [
      'what is shown to nobody',
      '<noscript><script>a?.b</script></noscript><textarea><script>a?.b</script></textarea>',
      '<noscript><script>a?.b</script></noscript><textarea><script>a?.b</script></textarea>',
    ],
    ['a template', '<template><script>a?.b</script></template>', '<template><script>a?.b</script></template>'],
    ['a comment that never ends', '<!-- <script>a?.b</script>', `<!-- <script>${unreadable}</script>`],
    ['a digest of a sheet', "<link href=a integrity='sha384-x'>", '<link href=a>'],
    ['a style sheet', '<style media=print>a{gap:1px}</style>', '<style media=print>a{}</style>'],
    ['a script that never ends', '<p><script>a?.b', '<p><script>a?.b'],
    ['nothing of it', 'a?.b <b>gap:1px</b>', 'a?.b <b>gap:1px</b>'],
  ])('%s', async (_name, html, wanted) => {
    expect(await rewriteDocument(html, rewrite)).toBe(wanted);
  });

  it('keeps what is between its scripts, and asks about each as what it is', async () => {
    asked.length = 0;
    const html = '<i>1</i><script>a</script><i>2</i><script type=module>b?.c</script><i>3</i>';
    const wanted = `<i>1</i><script>a</script><i>2</i><script type=module>${unreadable}</script><i>3</i>`;
    expect(await rewriteDocument(html, rewrite)).toBe(wanted);
    expect(asked).toEqual(['script a', 'module b?.c']);
  });

  it('leaves import maps to engines that know them', async () => {
    const html = '<script type="importmap">{}</script>';
    expect(await rewriteDocument(html, { ...rewrite, importMaps: true })).toBe(html);
  });

  it.each(['<script>', '<!--', '<template>', '<style>'])('of a hundred thousand %s is done at once', async (open) => {
    const html = open.repeat(100_000);
    expect(await rewriteDocument(html, rewrite)).toBe(html);
  });
});
