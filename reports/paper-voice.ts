import type { Params, Texts } from '../src/model/message.ts';
import type { Language } from '../src/model/words.ts';
import type { Piece } from './document/document.ts';
import type { ReportContext } from './report-format.ts';
import { makeVoice, type Voice } from './voice.ts';

/** The voice of a paper, which has sentences of its own. */
export interface PaperVoice<C extends string> extends Voice {
  /** A sentence of the paper itself. */
  own(code: C, params?: Params): string;
  /** A word in bold and what it names: **Owner**: customer DBA. */
  labelled(code: C, text: string): readonly Piece[];
  /** The same as one text. */
  line(code: C, text: string): string;
}

/** The voice of one paper, with the paper’s sentences by language. */
export function paperVoice<C extends string>(
  context: ReportContext,
  texts: { readonly [L in Language]: { readonly [code in C]: string } },
): PaperVoice<C> {
  const own: Texts = texts[context.language];
  const voice = makeVoice({ ...context, texts: { ...context.texts, ...own } });
  const say = (code: C, params: Params = {}): string => voice.say({ code, params });
  const colon = context.language === 'en' ? ': ' : '：';
  return {
    ...voice,
    own: say,
    labelled: (code, text) => [{ text: say(code), style: 'strong' }, { text: `${colon}${text}` }],
    line: (code, text) => `${say(code)}${colon}${text}`,
  };
}
