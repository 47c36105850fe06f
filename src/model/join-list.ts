import { modelTexts } from './model-texts.ts';
import type { Language } from './words.ts';

/** Words one after the other, as the language lists them: `test, production`, `测试、生产`. */
export function joinList(words: readonly string[], language: Language): string {
  return words.join(modelTexts[language]['value.list-separator']);
}
