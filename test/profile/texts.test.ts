import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profileTexts } from '../../src/profile/profile-texts.ts';
import { versionMessages } from '../../src/judge/versioning/messages.en.ts';

const english = profileTexts.en;
const chinese = profileTexts['zh-CN'];

const files = readdirSync('src/profile', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/(?:messages|language)\.(?:en|zh-CN)\.ts$/.test(name))
  .map((name) => readFileSync(join('src/profile', name), 'utf8'));
// The codes of a fact path that cannot be read come from the model.
const sources = [...files, readFileSync('src/model/fact-path.ts', 'utf8')].join('\n');

/** Codes that stand in a call that reports, as they are. */
function writtenCodes(): readonly string[] {
  const calls = sources.matchAll(/\b(?:report|reportUnknown|reportName)\(\s*'([a-z][\w.-]*)'/g);
  return [...new Set([...calls].map((match) => match[1] ?? ''))];
}

/** Beginnings of codes that are put together: `include-${...}`. */
function beginnings(): readonly string[] {
  return [...sources.matchAll(/\breport\(\s*`([a-z-]+)\$/g)].map((match) => match[1] ?? '');
}

function paramsOf(text: string | undefined): readonly string[] {
  return [...new Set([...(text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}

describe('texts of mistakes', () => {
  it('exist for every code that the reader reports', () => {
    const codes = writtenCodes();
    expect(codes.length).toBeGreaterThan(120);
    expect(codes.filter((code) => english[code] === undefined)).toEqual([]);
  });

  it('have both forms where a name may be a slip', () => {
    const calls = [...sources.matchAll(/\breportUnknown\(\s*'([a-z-]+)'/g)].map((match) => match[1] ?? '');
    expect(calls.filter((code) => english[`${code}-likely`] === undefined)).toEqual([]);
  });

  it('exist in both languages', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  });

  it('fill in the same in both languages', () => {
    const different = Object.keys(english).filter((code) => {
      return JSON.stringify(paramsOf(english[code])) !== JSON.stringify(paramsOf(chinese[code]));
    });
    expect(different).toEqual([]);
  });

  it('are in Chinese in the Chinese files', () => {
    const untranslated = Object.entries(chinese).filter(
      ([, text]) => /\p{L}/u.test(text) && !/\p{Script=Han}/u.test(text),
    );
    expect(untranslated.map(([code]) => code)).toEqual([]);
  });

  it('are all used', () => {
    const starts = beginnings();
    const words = new Set([...sources.matchAll(/'([A-Za-z][\w. -]*)'/g)].map((match) => match[1] ?? ''));
    const unused = Object.keys(english).filter((code) => {
      if (code.startsWith('word.') || Object.hasOwn(versionMessages, code)) return false;
      const base = code.replace(/\.hint$/, '').replace(/-likely$/, '');
      return !words.has(base) && !starts.some((start) => base.startsWith(start));
    });
    expect(unused).toEqual([]);
  });
});
