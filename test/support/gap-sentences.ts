import { readdir, readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { en } from '../../src/kit/messages.en.ts';
import { zhCN } from '../../src/kit/messages.zh-CN.ts';
import { gapNote, gapSaid } from '../../src/model/gap-note.ts';
import type { Texts } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import { say } from '../../src/model/say.ts';
import type { Language } from '../../src/model/words.ts';

interface Spoken {
  readonly kind: string;
  readonly texts: Readonly<Record<Language, Texts>>;
}

/** What we say about a gap of the probe, in English and Chinese; null: nothing. */
export function gapSentences(
  probe: Spoken,
  gap: Omit<Gap, 'path'> | undefined,
): readonly [english: string, chinese: string] | null {
  const note = gap === undefined ? null : gapNote(gap);
  if (note === null) return null;
  return [say(textsOf(probe, 'en', en), note, 'en'), say(textsOf(probe, 'zh-CN', zhCN), note, 'zh-CN')];
}

function textsOf({ kind, texts }: Spoken, language: Language, kit: Texts): Texts {
  const own = Object.entries(texts[language]).map(([code, text]) => [`${kind}.${code}`, text] as const);
  return { ...kit, ...Object.fromEntries(own) };
}

/** Every gap has a reason in whole sentences of both languages, or in words of the system. */
export function expectReasons(probe: Spoken, gaps: readonly Gap[]): void {
  for (const gap of gaps) {
    const [english = '', chinese = ''] = gapSentences(probe, gap) ?? [];
    if (english === '') expect(gapSaid(gap), gap.path).toMatch(/\S/);
    else expect(chinese, gap.path).toMatch(/[\u4E00-\u9FFF]/);
    expect(english + chinese).not.toMatch(/[{}]|\.gap\./);
  }
}

/** The probe has a sentence in both languages, with the same parameters, for every note in its sources, and no other. */
export async function expectGapTexts(probe: Spoken): Promise<void> {
  const folder = new URL(`../../probes/${probe.kind}/`, import.meta.url);
  const used = new Set<string>();
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.ts')) continue;
    const source = await readFile(new URL(name, folder), 'utf8');
    for (const [, code = ''] of source.matchAll(/'([\w-]+\.gap\.[\w-]+)'/g)) used.add(code);
  }
  const known = Object.keys(probe.texts.en).filter((code) => code.startsWith('gap.'));
  expect(known.length).toBeGreaterThan(0);
  const own = [...used].filter((code) => !code.startsWith('kit.'));
  expect(own.sort()).toEqual(known.map((code) => `${probe.kind}.${code}`).sort());
  expect([...used].filter((code) => code.startsWith('kit.') && !Object.hasOwn(en, code))).toEqual([]);
  for (const code of known) {
    expect([code, parameters(probe.texts['zh-CN'][code])]).toEqual([code, parameters(probe.texts.en[code])]);
  }
}

function parameters(text: string | undefined): readonly string[] {
  return [...new Set((text ?? '').match(/\{\w+/g))].sort((a, b) => (a < b ? -1 : 1));
}
