import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { layOut } from '../../reports/terminal/screen.ts';
import { textWidth } from '../../reports/terminal/text-width.ts';
import { wrapText } from '../../reports/terminal/wrap-text.ts';

describe('textWidth', () => {
  it.each([
    ['abc', 3],
    ['订单库', 6],
    ['a，b', 4],
    ['e\u0301', 1],
    ['👍', 2],
    ['ｱ', 1],
    ['한글', 4],
    ['', 0],
    ['≠ →', 3],
  ])('%s takes %i columns', (text, columns) => {
    expect(textWidth(text)).toBe(columns);
  });
});

describe('wrapText', () => {
  it('breaks at blanks', () => {
    expect(wrapText('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
  });

  it('breaks between Chinese characters and never starts a line with a closing mark', () => {
    expect(wrapText('数据库连接超时，请检查网络。', 14)).toEqual(['数据库连接超', '时，请检查网', '络。']);
  });

  it('cuts a word that is longer than a line', () => {
    expect(wrapText('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]);
  });

  it('keeps every character but blanks, and every line within the width', () => {
    const words = fc.array(fc.constantFrom('a', 'word', '，', '订单', ' ', '。', 'e\u0301', '👍', '%', 'x'.repeat(30)));
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 40 }), (parts, width) => {
        const text = parts.join('');
        const lines = wrapText(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(textWidth(line.trimEnd())).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('layOut', () => {
  it('hangs the text beside its label and paints only when asked', () => {
    const row = { indent: 2, label: 'Owner', text: 'one two three', paint: 'bad' } as const;
    const plain = layOut([row], { colour: false, width: 17, ascii: false });
    expect(plain).toBe('  Owner  one two\n         three\n');
    const painted = layOut([row], { colour: true, width: 17, ascii: false });
    expect(painted).toBe('  Owner  \u001b[31;1mone two\u001b[0m\n         \u001b[31;1mthree\u001b[0m\n');
  });

  it('replaces its signs where only ASCII is known', () => {
    const written = layOut([{ label: '✖', text: 'a → b… ≠' }], { colour: false, width: 80, ascii: true });
    expect(written).toBe('x  a -> b... !=\n');
  });
});
