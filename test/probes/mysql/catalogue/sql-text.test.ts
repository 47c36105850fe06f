import { describe, expect, it } from 'vitest';
import { normalisers, normalisesUnless } from '../../../../probes/mysql/catalogue/normalisers.ts';
import { bodyText, expressionText, type TextRules } from '../../../../probes/mysql/catalogue/sql-text.ts';
import { tokensOf } from '../../../../probes/mysql/catalogue/tokens.ts';

const own = { name: 'shop', holds: new Set(['orders', 'shop', 'total']) };
const rules: TextRules = { normalises: normalisesUnless([]), own };
const strict: TextRules = { normalises: normalisesUnless(normalisers), own };
const expression = (text: string) => expressionText(text, rules);
const body = (text: string) => bodyText(text, rules);

describe('expressions of two releases', () => {
  it('are one where only the spelling differs', () => {
    for (const [older, newer] of [
      ['now()', 'current_timestamp()'],
      ['CURRENT_TIMESTAMP', 'current_timestamp()'],
      ['(`a` > 0)', '`a` > 0'],
      ["concat(`a`,_utf8mb4'x')", "concat(`a`,_utf8mb3'x')"],
      ["concat(`a`,_utf8'x')", "concat(`a`,'x')"],
      ['select  `a`\nfrom `t`', 'SELECT `a` FROM `t`'],
      ['((`a`))', '`a`'],
    ] as const)
      expect([older, expression(older)]).toEqual([older, expression(newer)]);
  });

  it('are two where the meaning differs', () => {
    for (const [one, two] of [
      ['current_timestamp(3)', 'current_timestamp(6)'],
      ["concat(`a`,_latin1'x')", "concat(`a`,'x')"],
      ["'a  b'", "'a b'"],
      ["'A'", "'a'"],
      ['`A`', '`a`'],
      ['(`a` + `b`) * 2', '`a` + `b` * 2'],
      ['(`a`) + (`b`)', '(`a` + `b`)'],
      ['`t1`.`a`', '`t2`.`a`'],
      ["'now()'", "'current_timestamp()'"],
      ['`shop2`.`orders`.`id`', '`shop`.`orders`.`id`'],
    ] as const)
      expect(expression(one)).not.toBe(expression(two));
  });

  it('stay as they are written where the check says so', () => {
    expect(expressionText("(now() > _utf8mb4'x')", strict)).toBe("(now() > _utf8mb4'x')");
    expect(expressionText('`shop`.`orders`.`id`', strict)).toBe('`shop`.`orders`.`id`');
  });
});

describe('the name of the own schema', () => {
  it('goes before objects of the schema only', () => {
    expect(expression('select `shop`.`orders`.`id` from `shop`.`orders`')).toBe('select `orders`.`id` from `orders`');
    expect(body('CALL shop.total(1)')).toBe('CALL total(1)');
    expect(body('CALL `shop` . `total`(1)')).toBe('CALL `shop` . `total`(1)');
    expect(body('SELECT archive.orders.id, shop.gone')).toBe('SELECT archive.orders.id, shop.gone');
    expect(body("SELECT 'shop.orders', `x`.`shop`.`orders`")).toBe("SELECT 'shop.orders', `x`.`shop`.`orders`");
  });

  it('is left where a table is called like it and a column follows', () => {
    expect(body('SELECT shop.id FROM shop')).toBe('SELECT shop.id FROM shop');
    expect(body('SELECT shop.shop.id FROM shop.shop')).toBe('SELECT shop.id FROM shop');
  });
});

describe('bodies', () => {
  it('are one without comments and line breaks', () => {
    expect(body('BEGIN\r\n  -- why\r\n  SET x = 1; # end\n  /* more */ SET y = 2;\nEND')).toBe(
      'BEGIN SET x = 1; SET y = 2; END',
    );
  });

  it('keep what the server reads, and texts', () => {
    expect(body("SET x = '-- no  comment'")).toBe("SET x = '-- no  comment'");
    expect(body('SELECT /*+ NO_ICP(t) */ 1 /*!80000 + 1 */')).toBe('SELECT /*+ NO_ICP(t) */ 1 /*!80000 + 1 */');
    expect(body('SET x = 5--1')).toBe('SET x = 5--1');
    expect(body('SET X = 1')).not.toBe(body('SET x = 1'));
  });

  it('stay as they are written where the check says so', () => {
    expect(bodyText('SET x = 1; -- why', strict)).toBe('SET x = 1; -- why');
  });
});

it('takes any text apart without losing a character, also one without an end', () => {
  for (const text of ["'", '"\\', '`a', '/* a', "x 'it''s' \"a\\\"b\" `c``d` -- e\n#f\n中文 😀", "'".repeat(50_001)])
    expect(
      tokensOf(text)
        .map((token) => token.text)
        .join(''),
    ).toBe(text);
});
