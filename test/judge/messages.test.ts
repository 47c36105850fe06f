import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matcherNames } from '../../src/model/matcher.ts';
import { comparisonRules } from '../../src/model/profile.ts';
import { gapReasons, severities, verdicts } from '../../src/model/words.ts';
import { judgeMessagesEn } from '../../src/judge/messages.en.ts';
import { judgeMessagesZhCn } from '../../src/judge/messages.zh-CN.ts';

const folder = new URL('../../src/judge/', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.includes('messages') && !name.startsWith('versioning'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** Codes that stand in the sources as they are, and those that are put together. */
const spoken = [
  ...sources.flatMap((text) =>
    [...text.matchAll(/'((?:expect|compare|actual|note|reason)\.[\w-]+)'/g)].map((found) => found[1] ?? ''),
  ),
  ...[...matcherNames, 'fields', 'field'].map((each) => `expect.${each}`),
  ...comparisonRules.flatMap((each) => [`compare.${each}`, `compare.among-${each}`]),
  ...gapReasons.map((each) => `actual.${each}`),
  ...['', '-at', '-because', '-at-because'].map((each) => `actual.unseen${each}`),
  ...['number', 'text', 'boolean', 'instant', 'container', 'list-or-text'].map((each) => `actual.type-${each}`),
  ...severities.map((each) => `reason.severity-${each}`),
  ...verdicts.map((each) => `reason.environment-${each}`),
  ...['across', 'among'].map((each) => `reason.rule-${each}`),
  ...['failed', 'unknown'].flatMap((each) => [`reason.${each}`, `reason.${each}-many`]),
  ...['failed', 'unknown'].flatMap((each) => [`reason.answers-${each}`, `reason.answers-${each}-many`]),
];

function placeholders(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{([\w-]+)[|}]/g)].map((found) => found[1] ?? ''))].sort();
}

describe('messages of the judge', () => {
  it('exist for everything it says', () => {
    expect(spoken.length).toBeGreaterThan(100);
    expect([...new Set(spoken)].filter((code) => !Object.hasOwn(judgeMessagesEn, code))).toEqual([]);
  });

  it('say nothing that the judge never says', () => {
    const known = new Set([...spoken, 'note.conflicting-evidence']);
    expect(Object.keys(judgeMessagesEn).filter((code) => !known.has(code))).toEqual([]);
  });

  it.each(Object.entries(judgeMessagesEn))('%s fills in the same in both languages', (code, text) => {
    const translated = Object.entries(judgeMessagesZhCn).find(([each]) => each === code)?.[1] ?? '';
    expect(placeholders(translated)).toEqual(placeholders(text));
  });
});
