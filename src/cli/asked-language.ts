import { languages, type Language } from '../model/words.ts';

/**
 * The language that `--lang` asks for, or null: looked up before the words are parsed, because the help and the errors
 * of the parser are said in it too. One it does not know is left to the parser to refuse.
 */
export function askedLanguage(words: readonly string[]): Language | null {
  const end = words.indexOf('--');
  const flags = end === -1 ? words : words.slice(0, end);
  const at = flags.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const written = flags[at] === '--lang' ? flags[at + 1] : flags[at]?.slice('--lang='.length);
  return languages.find((language) => language === written) ?? null;
}
