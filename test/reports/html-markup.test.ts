import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { css, html, renderMarkup, styleElement } from '../../reports/html/markup.ts';

describe('html', () => {
  it('escapes every value and passes markup made by itself', () => {
    const inner = html`<b>${'<&>"\'`'}</b>`;
    expect(renderMarkup(html`<p title="${'"x'}">${[inner, 7, null, false, 'a']}</p>`)).toBe(
      '<p title="&quot;x"><b>&lt;&amp;&gt;&quot;&#39;&#96;</b>7a</p>',
    );
  });

  it('gives any text back to the reader, acting characters written out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const fragment = parseFragment(renderMarkup(html`<p title="${text}">${text}</p>`));
        expect(fragment.childNodes).toHaveLength(1);
        const [paragraph] = fragment.childNodes;
        if (paragraph === undefined || !('attrs' in paragraph)) throw new Error('the paragraph is gone');
        expect(paragraph.attrs).toHaveLength(1);
        expect(paragraph.childNodes.every((node) => node.nodeName === '#text')).toBe(true);
      }),
    );
  });

  it('refuses values where escaping does not protect', () => {
    const value = 'x';
    // prettier-ignore
    const unsafe = [
      () => html`<p title=${value}>`,
      () => html`<${value}>`,
      () => html`<p ${value}>`,
      () => html`<script>${value}</script>`,
      () => html`<style>${value}</style>`,
    ];
    for (const write of unsafe) expect(write).toThrow(TypeError);
  });

  it('clips what nobody clipped before', () => {
    expect(renderMarkup(html`${'a'.repeat(1_000_000)}`)).toHaveLength(20_000 + '… [1000000]'.length);
  });
});

describe('styleElement', () => {
  it('keeps quotes and refuses a sheet that closes its element', () => {
    const { markup, text } = styleElement([
      css`
        @import 'a';
      `,
    ]);
    expect(renderMarkup(markup)).toBe(`<style>${text}</style>`);
    expect(text).toMatch(/@import ["']a["']/);
    expect(() => styleElement([css`</style>`])).toThrow(TypeError);
  });
});
