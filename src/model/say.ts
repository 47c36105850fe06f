import { clip } from './clip.ts';
import { findFactName } from './fact-name.ts';
import { fillTemplate } from './fill-template.ts';
import { formatValue } from './format-value.ts';
import { joinList } from './join-list.ts';
import { modelTexts } from './model-texts.ts';
import { visible } from './visible.ts';
import { languages, type Language } from './words.ts';
import type { Message, Param, Params, Text, Texts } from './message.ts';

/** How deep messages may stand in messages; beyond it only the code is shown. */
const deepest = 20;

/** Longest plain text parameter shown, in characters. */
const longest = 300;

/**
 * A message as a sentence of the language. Templates hold `{name}` and, for plurals, `{n|one:day|other:days}` (see
 * fill-template.ts). Raw values are shown with their unit, instants in the time zone (IANA name). A missing template
 * shows the code with its parameters, a missing parameter stays as `{name}`; never throws. The code `fact` (see
 * fact-name.ts) is a fact by its name in words.
 */
export function say(texts: Texts, message: Message, language: Language, timeZone = 'UTC'): string {
  return sayAt(message, { texts, language, timeZone, depth: 0 });
}

interface Place {
  readonly texts: Texts;
  readonly language: Language;
  readonly timeZone: string;
  readonly depth: number;
}

function sayAt(message: Message, place: Place): string {
  if (message.code === 'fact') return sayFact(message.params, place);
  const template = templateOf(place.texts, message.code) ?? templateOf(modelTexts[place.language], message.code);
  if (template === undefined || place.depth > deepest) return bare(message, place);
  return fillTemplate(template, (name) => param(message.params, name, place));
}

function templateOf(texts: Texts, code: string): string | undefined {
  return Object.hasOwn(texts, code) ? texts[code] : undefined;
}

/** What is left to say where no sentence exists. */
function bare(message: Message, place: Place): string {
  const code = visible(clip(message.code, longest, place.language));
  const names = place.depth > deepest ? [] : Object.keys(message.params);
  if (names.length === 0) return code;
  const pairs = names.map((name) => `${visible(name)}: ${param(message.params, name, place) ?? ''}`);
  return `${code} (${pairs.join(', ')})`;
}

/** `free space – /data (disks[mount="/data"].free)`; a fact without a name by what stands beside it, else its path. */
function sayFact(params: Params, place: Place): string {
  const words = modelTexts[place.language];
  const path = rawText(params['path']);
  const raw = (text: string): string => visible(clip(text, longest, place.language));
  const found = findFactName(place.texts, rawText(params['kind']), path);
  const below = found === null || found.rest === '' ? '' : words['fact.below'].replace('{rest}', () => raw(found.rest));
  const of = joinList((found?.of ?? []).map(raw), place.language);
  const title = found === null ? raw(path) : found.name + below + (of === '' ? '' : ` – ${of}`);
  const beside = raw(rawText(params['beside']));
  if (found === null && beside !== '') return beside;
  // The names that no text has stand in the title already.
  if (found !== null && found.rest !== '' && beside === path) return title;
  if (beside === '' || beside.toLowerCase() === title.toLowerCase()) return title;
  return title + words['fact.beside'].replace('{beside}', () => beside);
}

function rawText(given: Param | undefined): string {
  if (typeof given === 'string') return given;
  const isValue = typeof given === 'object' && given !== null && given.kind === 'value';
  return isValue && typeof given.value === 'string' ? given.value : '';
}

function param(params: Params, name: string, place: Place): string | null {
  const given = Object.hasOwn(params, name) ? params[name] : undefined;
  return given === undefined ? null : show(given, place);
}

function show(given: Param, place: Place): string {
  const { language, timeZone } = place;
  if (given === null) return modelTexts[language]['value.none'];
  if (typeof given === 'string') return visible(clip(given, longest, language));
  if (typeof given !== 'object') return String(given);
  switch (given.kind) {
    case 'value':
      return formatValue(given.value, given.unit, language, timeZone);
    case 'text':
      return pickText(given.text, language);
    case 'message':
      return sayAt(given, { ...place, depth: place.depth + 1 });
    case 'list':
      return showList(given.items, { ...place, depth: place.depth + 1 });
  }
}

function showList(items: readonly Param[], place: Place): string {
  if (place.depth > deepest) return '…';
  return joinList(
    items.map((item) => show(item, place)),
    place.language,
  );
}

/** An author’s words in the language; where they were not written in it, in the other one; else empty. */
export function pickText(text: Text, language: Language): string {
  if (typeof text === 'string') return text;
  const own = text[language];
  if (own !== undefined) return own;
  for (const other of languages) {
    const words = text[other];
    if (words !== undefined) return words;
  }
  return '';
}
