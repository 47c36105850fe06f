import { loadProbes } from '../../probes/registry.ts';
import { accessTexts } from '../../reports/access/access-texts.ts';
import { reportTexts } from '../../reports/report-texts.ts';
import { requirementsTexts } from '../../reports/requirements/requirements-texts.ts';
import { en as evidenceTexts } from '../../src/evidence/messages.en.ts';
import { judgeMessagesEn } from '../../src/judge/messages.en.ts';
import { en as kitTexts } from '../../src/kit/messages.en.ts';
import { modelTexts } from '../../src/model/model-texts.ts';
import { gapReasons, outcomes, severities, verdicts } from '../../src/model/words.ts';
import { en as planTexts } from '../../src/plan/messages.en.ts';

const everyProbe = await loadProbes();

/**
 * Makes English a language of no Latin letters, for the test file that asks for it: every known sentence keeps its places
 * and plural forms, and has Greek letters. What still has Latin ones then was not said through the texts, or is data.
 */
export function speakPseudo(): void {
  const own = [
    reportTexts.en,
    accessTexts.en,
    requirementsTexts.en,
    modelTexts.en,
    judgeMessagesEn,
    kitTexts,
    planTexts,
  ];
  for (const texts of [...own, evidenceTexts, ...everyProbe.map((probe) => probe.texts.en)]) {
    Object.assign(texts, pseudoTexts(texts));
  }
}

/** The texts with Greek letters. */
export function pseudoTexts(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, pseudo(text)]));
}

function pseudo(template: string): string {
  return template
    .split(/(\{[A-Za-z][\w.-]*(?:\|[^{}]*)?\})/)
    .map((part) => (part.startsWith('{') ? part.replace(/(?<=:)[^|}]+/g, greek) : greek(part)))
    .join('');
}

function greek(text: string): string {
  return text.replace(/[A-Za-z]/g, (letter) => String.fromCodePoint(0x3b1 + (letter.toLowerCase().charCodeAt(0) % 17)));
}

/** Words of the model that stand in every result; a report must not show them raw. */
const enumerated: ReadonlySet<string> = new Set([...outcomes, ...severities, ...verdicts, ...gapReasons]);

/** Below these the keys are names that somebody gave, and are shown. */
const byName: ReadonlySet<string> = new Set(['facts', 'settings', 'properties']);

/** Every run of Latin letters in the values and the keys of what a report is about. */
export function dataWords(data: unknown): ReadonlySet<string> {
  const words = new Set<string>();
  const walk = (value: unknown, named: boolean): void => {
    if (typeof value === 'string' && !enumerated.has(value)) for (const word of latin(value)) words.add(word);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (named || /[A-Z]|\d/.test(key)) for (const word of latin(key)) words.add(word);
      walk(inner, named || byName.has(key));
    }
  };
  walk(data, false);
  return words;
}

/** Runs of two Latin letters or more. */
export function latin(text: string): readonly string[] {
  return text.match(/[A-Za-z]{2,}/g) ?? [];
}
