import { describe, expect, it } from 'vitest';
import type { Mistake } from '../../../src/profile/text/mistake.ts';
import { mergeMistakes, sortMistakes } from '../../../src/profile/text/mistake.ts';
import { showMistake } from '../../../src/profile/text/show.ts';

const texts = { x: 'found {found}', 'x.hint': 'type {found} {other}' };
const at = (column: number, params: Mistake['params'] = { found: 'y' }): Mistake => ({
  code: 'x',
  file: 'f.yaml',
  line: 3,
  column,
  params,
});

describe('showMistake', () => {
  it('puts the mark under the place, also behind full-width characters', () => {
    expect(showMistake(at(5), '订单: >=14', texts).split('\n')).toEqual([
      'f.yaml:3:5: found y',
      '    订单: >=14',
      `    ${' '.repeat(6)}^`,
      '  type y {other}',
    ]);
  });

  it('cuts a long line around the place', () => {
    const [, line = '', mark = ''] = showMistake(at(5001), `${'a'.repeat(5000)}!${'b'.repeat(5000)}`, texts).split(
      '\n',
    );
    expect(line.length).toBeLessThan(110);
    expect(line[mark.indexOf('^')]).toBe('!');
  });

  it('lets nothing act on the terminal', () => {
    const shown = showMistake(at(1, { found: '\u001b[31m\u202e' }), 'a\u001b]0;x\u0007\t\u0000\u202eb\ud800', texts);
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|\p{Surrogate}/u);
    expect(shown).toContain('<U+202E>');
  });

  it('shows a code without a text as it is, and no line where there is none', () => {
    expect(showMistake({ ...at(1), code: 'new' }, null, texts)).toBe('f.yaml:3:1: new');
  });
});

describe('mistakes', () => {
  it('are sorted by place, one for each', () => {
    const columns = sortMistakes([at(7), at(2), { ...at(7), code: 'later' }]).map(
      (mistake) => `${mistake.column}${mistake.code}`,
    );
    expect(columns).toEqual(['2x', '7x']);
  });

  it('of the meaning are dropped on a line with one in the text', () => {
    const other = { ...at(1), line: 9 };
    expect(mergeMistakes([at(5)], [at(9), other])).toEqual([at(5), other]);
  });
});
