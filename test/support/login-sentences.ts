import { expect } from 'vitest';
import type { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { en } from '../../src/kit/messages.en.ts';
import { zhCN } from '../../src/kit/messages.zh-CN.ts';
import { failureNote } from '../../src/model/failure-note.ts';
import type { Texts } from '../../src/model/message.ts';
import { say } from '../../src/model/say.ts';
import type { Language } from '../../src/model/words.ts';

/** Cause, next step and note of a failure as people read them. */
export function sentences({ failureCause, params }: ProbeFailure, language: Language): readonly string[] {
  const texts: Texts = language === 'en' ? en : zhCN;
  const note = failureNote({ params });
  const messages = [
    { code: `cause.${failureCause}`, params },
    { code: `advice.${failureCause}`, params },
    ...(note === null ? [] : [note]),
  ];
  return messages.map((message) => say(texts, message, language));
}

/** Everything is said, in both languages, and nothing of it is a password. */
export function expectSentences(failure: ProbeFailure, password: string): void {
  const english = sentences(failure, 'en');
  const chinese = sentences(failure, 'zh-CN');
  for (const sentence of [...english, ...chinese]) {
    expect(sentence).not.toMatch(/\{\w+\}|^(?:kit|cause|advice)\.|undefined|null/);
    expect(sentence).not.toContain(password);
  }
  for (const sentence of english) expect(sentence).not.toMatch(/\p{Script=Han}.*\p{Script=Han}{6}/u);
  for (const sentence of chinese) expect(sentence).toMatch(/\p{Script=Han}/u);
  const all = `${JSON.stringify(failure.params)} ${JSON.stringify(failure.learnt)} ${failure.message}`;
  expect(all).not.toContain(password);
}
