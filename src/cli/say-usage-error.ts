import type { HelpCode, HelpTexts } from './help.en.ts';
import { helpPhrase, named } from './say-help.ts';

interface Known {
  readonly pattern: RegExp;
  readonly code: HelpCode;
}

/** What commander 14 says, by the sentence it says it with (lib/command.js); places are named like in our texts. */
const sentences: readonly Known[] = [
  { pattern: /^error: missing required argument '(?<argument>.*)'$/s, code: 'error.missing-argument' },
  { pattern: /^error: option '(?<flags>.*)' argument missing$/s, code: 'error.option-argument' },
  { pattern: /^error: required option '(?<flags>.*)' not specified$/s, code: 'error.option-required' },
  {
    pattern: /^error: option '(?<flags>.*?)' argument '(?<value>.*)' is invalid\. (?<why>.*)$/s,
    code: 'error.option-value',
  },
  { pattern: /^error: unknown option '(?<name>.*?)'(?<likely>\n.*)?$/s, code: 'error.unknown-option' },
  { pattern: /^error: unknown command '(?<name>.*?)'(?<likely>\n.*)?$/s, code: 'error.unknown-command' },
  {
    pattern:
      /^error: too many arguments for '(?<command>.*)'\. Expected (?<expected>\d+) arguments? but got (?<got>\d+)\.$/s,
    code: 'error.too-many',
  },
];

/** An error of the parser, ending with a line feed, in the language of the texts; one we do not know stays as it is. */
export function sayUsageError(written: string, texts: HelpTexts): string {
  const text = written.trimEnd();
  for (const { pattern, code } of sentences) {
    const found = pattern.exec(text)?.groups;
    if (found === undefined) continue;
    return `${helpPhrase(texts, code, paramsOf(found, texts))}\n`;
  }
  return written;
}

function paramsOf(
  found: Readonly<Record<string, string | undefined>>,
  texts: HelpTexts,
): Readonly<Record<string, string>> {
  const { flags, argument, why, likely, ...others } = found;
  const given: Record<string, string> = { likely: likelyNames(likely, texts) };
  for (const [key, value] of Object.entries(others)) given[key] = value ?? '';
  if (flags !== undefined) given['flags'] = named(flags, texts);
  if (argument !== undefined) given['name'] = named(`<${argument}>`, texts).slice(1, -1);
  if (why !== undefined) given['why'] = reason(why, texts);
  return given;
}

function likelyNames(said: string | undefined, texts: HelpTexts): string {
  const names = /\(Did you mean (?:one of )?(?<names>.*)\?\)/.exec(said ?? '')?.groups?.['names'];
  return names === undefined ? '' : helpPhrase(texts, 'error.likely', { names: listed(names, texts) });
}

function reason(said: string, texts: HelpTexts): string {
  const choices = /^Allowed choices are (?<choices>.*)\.$/.exec(said)?.groups?.['choices'];
  return choices === undefined ? said : helpPhrase(texts, 'error.choices', { choices: listed(choices, texts) });
}

function listed(names: string, texts: HelpTexts): string {
  return names.split(', ').join(texts['said.list']);
}
