import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '../../../reports/document/docx.ts';
import { writePaperHtml } from '../../../reports/document/html.ts';
import { writeMarkdown } from '../../../reports/document/markdown.ts';
import { markdownInline, markdownText } from '../../../reports/document/markdown-text.ts';
import { docxParagraphs } from '../office-content.ts';
import { markdownNodes } from '../markdown-nodes.ts';
import type { PaperDocument } from '../../../reports/document/document.ts';

const paper: PaperDocument = {
  language: 'zh-CN',
  title: '申请书',
  subtitle: null,
  cover: [{ label: '客户', value: '第一人民医院' }],
  blocks: [
    { kind: 'heading', level: 1, text: '语句' },
    {
      kind: 'paragraph',
      content: [
        { text: '结论：', style: 'strong' },
        { text: '不符合', style: 'bad' },
      ],
    },
    { kind: 'list', ordered: true, items: [[{ text: '甲' }], [{ text: '乙' }]] },
    { kind: 'code', text: 'SELECT 1;\n```\nSELECT 2;\n' },
    { kind: 'table', table: { columns: [{ title: '端口', share: 1 }], rows: [[[{ text: 'a|b\nc' }]], []] } },
    { kind: 'table', table: { columns: [{ title: '空', share: 1 }], rows: [] } },
    { kind: 'page-break' },
    { kind: 'signatures', lines: [{ role: '编制', name: '李雷' }] },
  ],
};

describe('a paper in Markdown', () => {
  const written = writeMarkdown(paper);

  it('has every block', () => {
    expect(written).toContain('# 申请书\n\n- **客户**：第一人民医院\n\n## 语句');
    expect(written).toContain('<strong>结论：</strong>不符合');
    expect(written).toContain('````\nSELECT 1;\n```\nSELECT 2;\n````');
    expect(written).toContain('| a\\|b<br>c |');
    expect(written).toContain('| 编制 | 李雷 |  |  |');
  });

  it('is parsed as what it says', async () => {
    const types = new Set((await markdownNodes(written)).map(({ type }) => type));
    for (const type of ['heading', 'list', 'code', 'table', 'thematicBreak', 'strong']) expect(types).toContain(type);
  });

  it.each([
    '[x](http://evil.example)',
    '![x](http://evil.example/x.png)',
    'http://evil.example www.evil.example',
    '<http://evil.example>',
    '<img src=x onerror=alert(1)>',
    '[x]: http://evil.example',
    '[^1]',
    '# heading',
    '- item',
    '1. item',
    '> quote',
    '---',
    '```\ncode',
    '    indented',
    '**bold** _emphasis_ ~~gone~~',
    '| a | b |\n| --- | --- |',
    '$x$ &lt;',
  ])('keeps %j a text', async (text) => {
    const nodes = await markdownNodes(`${markdownText(text)}\n`);
    const allowed = new Set(['root', 'paragraph', 'text', 'sentence', 'word', 'whitespace', 'break']);
    const other = nodes.filter(({ type, value }) => !allowed.has(type) && value !== '<br>');
    expect(other).toEqual([]);
  });

  it('keeps a piece on its line, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('strong', 'code', 'bad'), (text, style) => {
        expect(markdownInline([{ text, style }])).not.toMatch(/[\n\r]|(?<!\\)(?:\\\\)*\|/);
      }),
    );
  });
});

describe('a paper in HTML', () => {
  const written = writePaperHtml(paper);

  it('asks for nothing and runs nothing', () => {
    expect(written).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(written).toContain('default-src &#39;none&#39;'.replaceAll('&#39;', "'"));
    expect(written).not.toMatch(/<(?:script|link|img|iframe)|\bsrc=|\bhref=|url\(/);
  });

  it('has its headings in order', () => {
    const levels = [...written.matchAll(/<h(\d)/g)].map((match) => Number(match[1]));
    expect(levels).toEqual([1, 2]);
  });
});

describe('a paper in Word', () => {
  it('has every text in reading order', async () => {
    const paragraphs = docxParagraphs(await writeDocx(paper)).filter((text) => text.trim() !== '');
    const expected = [
      '申请书',
      '客户',
      '第一人民医院',
      '语句',
      '结论：不符合',
      '甲',
      '乙',
      'SELECT 1;',
      '```',
      'SELECT 2;',
    ];
    expect(paragraphs).toEqual([...expected, '端口', 'a|b\nc', '空', '角色', '姓名', '签字', '日期', '编制', '李雷']);
  });
});
