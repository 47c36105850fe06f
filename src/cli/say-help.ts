import type { Command, Help, HelpConfiguration, Option } from 'commander';
import { textWidth } from '../../reports/terminal/text-width.ts';
import { wrapText } from '../../reports/terminal/wrap-text.ts';
import { fillTemplate } from '../model/fill-template.ts';
import type { HelpCode, HelpTexts } from './help.en.ts';

/** A sentence of the help with its places filled. */
export function helpPhrase(texts: HelpTexts, code: HelpCode, params: Readonly<Record<string, string>>): string {
  return fillTemplate(texts[code], (name) => params[name] ?? null);
}

/** How commander writes its help in the language of the texts: headings, names of arguments, notes, widths. */
export function sayHelp(texts: HelpTexts): HelpConfiguration {
  const titles = new Map([
    ['Usage:', texts['title.usage']],
    ['Options:', texts['title.options']],
    ['Global Options:', texts['title.global']],
    ['Commands:', texts['title.commands']],
  ]);
  return {
    showGlobalOptions: true,
    styleTitle: (title) => titles.get(title) ?? title,
    styleUsage: (usage) => named(usage, texts),
    subcommandTerm: (command) => named(termOf(command), texts),
    optionTerm: (option) => named(option.flags, texts),
    optionDescription: (option) => described(option, texts),
    displayWidth: textWidth,
    boxWrap: (text, width) => wrapText(text, width).join('\n'),
    formatItem,
  };
}

/** `<file>` and `[names...]` with the name in the language of the texts. */
export function named(text: string, texts: HelpTexts): string {
  const words: Readonly<Record<string, string>> = texts;
  return text.replace(/([<[])([a-z]+)(?=\.*[>\]])/g, (written: string, bracket: string, name: string) => {
    const word = words[`word.${name}`];
    return word === undefined ? written : `${bracket}${word}`;
  });
}

function termOf(command: Command): string {
  const names = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...(command.options.length > 0 ? ['[options]'] : []), ...names].join(' ');
}

function described(option: Option, texts: HelpTexts): string {
  const notes: string[] = [];
  if (option.argChoices !== undefined) {
    notes.push(helpPhrase(texts, 'said.choices', { choices: option.argChoices.join(texts['said.list']) }));
  }
  const preset: unknown = option.defaultValue;
  if ((option.required || option.optional) && (typeof preset === 'string' || typeof preset === 'number')) {
    notes.push(helpPhrase(texts, 'said.default', { value: String(preset) }));
  }
  if (notes.length === 0) return option.description;
  return `${option.description}${helpPhrase(texts, 'said.beside', { note: notes.join(texts['said.comma']) })}`;
}

/** A term and what it means beside it, with columns as a terminal counts them. */
function formatItem(term: string, termWidth: number, description: string, helper: Help): string {
  const indent = 2;
  const gap = 2;
  if (description === '') return ' '.repeat(indent) + term;
  const start = indent + termWidth + gap;
  const room = Math.max((helper.helpWidth ?? 80) - start, helper.minWidthToWrap);
  const lines = wrapText(description, room);
  const padded = ' '.repeat(indent) + term + ' '.repeat(Math.max(0, termWidth - textWidth(term)) + gap);
  return padded + lines.join(`\n${' '.repeat(start)}`);
}
