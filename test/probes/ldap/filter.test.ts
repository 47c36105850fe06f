import { describe, expect, it } from 'vitest';
import { encodeFilter } from '../../../probes/ldap/filter.ts';

describe('a filter', () => {
  it.each([
    ['(cn=a)', 'a307 0402636e 040161'],
    ['(cn=*)', '8702636e'],
    ['(&(a=1)(!(b=2)))', 'a012 a306 040161 040131 a208 a306 040162 040132'],
    ['(|(a>=1)(a<=2)(a~=3))', 'a118 a506 040161 040131 a606 040161 040132 a806 040161 040133'],
    ['(cn=ab*c*d)', 'a410 0402636e 300a 80026162 810163 820164'],
    ['(cn=*b*)', 'a409 0402636e 3003 810162'],
    ['(cn=\\2a)', 'a307 0402636e 04012a'],
    ['(m:1.2:=x)', 'a90b 8103312e32 82016d 830178'],
    ['(cn=)', 'a306 0402636e 0400'],
  ])('%s', (text, hex) => {
    expect(encodeFilter(text)?.toString('hex')).toBe(hex.replace(/ /g, ''));
  });

  it.each(['', 'cn=a', '(cn=a', '(cn=a))', '(&)', '(=a)', '(cn=\\2)', '(a>=*)', '(cn=a)x', '(&(a=1)x)', '(cn=a(b)'])(
    '%j is none',
    (text) => {
      expect(encodeFilter(text)).toBeNull();
    },
  );

  it('is not followed without end into its nesting', () => {
    expect(encodeFilter(`${'(!'.repeat(5000)}(a=1)${')'.repeat(5000)}`)).toBeNull();
  });
});
