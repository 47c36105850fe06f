import type { Params, Texts } from '../../model/message.ts';
import { say } from '../../model/say.ts';
import { languages, type Language } from '../../model/words.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';

const texts: Readonly<Record<Language, Texts>> = { en, 'zh-CN': zhCN };

/** A sentence or word of the form. */
export function formText(language: Language, code: keyof typeof en, params: Params = {}): string {
  return say(texts[language], { code, params }, language);
}

/** Which of some codes a written word stands for, in whichever language the form was made; undefined: none. */
export function codeOf<C extends string>(
  written: string,
  codes: readonly C[],
  code: (each: C) => keyof typeof en,
): C | undefined {
  const folded = fold(written);
  return codes.find(
    (each) => folded === fold(each) || languages.some((language) => folded === fold(formText(language, code(each)))),
  );
}

function fold(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase();
}
