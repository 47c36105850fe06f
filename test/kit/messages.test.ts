import { describe, expect, it } from 'vitest';
import { en } from '../../src/kit/messages.en.ts';
import { zhCN } from '../../src/kit/messages.zh-CN.ts';
import { causes } from '../../src/model/cause.ts';
import type { Texts } from '../../src/model/message.ts';

const languages: readonly (readonly [string, Texts])[] = [
  ['en', en],
  ['zh-CN', zhCN],
];

describe.each(languages)('sentences of the causes, %s', (_language, texts) => {
  it.each(Object.keys(causes))('%s has a sentence and a next step', (cause) => {
    expect(texts[`cause.${cause}`]).toMatch(/\S/);
    expect(texts[`advice.${cause}`]).toMatch(/\S/);
  });

  it('speaks of no cause that does not exist', () => {
    const known = new Set(Object.keys(causes));
    const ids = Object.keys(texts).flatMap((code) => /^(?:cause|advice)\.(.+)$/.exec(code)?.[1] ?? []);
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
  });
});

it('fills the same parameters in both languages', () => {
  const parameters = (text: string | undefined) => [...new Set((text ?? '').match(/\{\w+/g))].sort();
  for (const [code, text] of Object.entries(en))
    expect([code, parameters(zhCN[code as keyof typeof zhCN])]).toEqual([code, parameters(text)]); // both have the same codes by their type
});
