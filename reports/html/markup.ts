import { visibleLines } from '../../src/model/visible.ts';

const brand = Symbol('markup');

/** A piece of HTML. Made by `html` only, so that whatever is in it has been escaped. */
export interface Markup {
  readonly [brand]: string;
}

/** What may stand in a template; a list is written one after the other, null and false are nothing. */
export type Content = string | number | null | false | Markup | readonly Content[];

const prepared = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Longest text written, in characters; everything is clipped long before, this is the last guard. */
const longest = 20_000;

/**
 * HTML with values filled in. Every value is escaped, and acting characters are made visible; only markup made here
 * passes unescaped. Values may stand in text and in double-quoted attributes; a template that puts one elsewhere (a tag
 * name, an unquoted attribute, a script or style) throws at its first use.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const parts = prepared.get(strings) ?? prepare(strings);
  let text = parts[0] ?? '';
  for (const [index, value] of values.entries()) text += write(value) + (parts[index + 1] ?? '');
  return { [brand]: text };
}

/** The text of a piece of HTML. */
export function renderMarkup(markup: Markup): string {
  return markup[brand];
}

function write(content: Content): string {
  if (content === null || content === false) return '';
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escape(content);
  if (isMarkup(content)) return content[brand];
  let text = '';
  for (const each of content) text += write(each);
  return text;
}

function isMarkup(content: Markup | readonly Content[]): content is Markup {
  return brand in content;
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

function escape(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}… [${String(text.length)}]` : text;
  return visibleLines(short).replace(/[&<>"'`]/g, (character) => entities[character] ?? '');
}

/** Checks where values stand; white space of the source is one blank in the document, a line break between two tags none. */
function prepare(strings: TemplateStringsArray): readonly string[] {
  let state: 'text' | 'tag' | 'quoted' = 'text';
  for (const part of strings.slice(0, -1)) {
    if (/<(?:script|style)\b/i.test(part)) throw new TypeError('No values in script or style');
    for (const character of part) state = next(state, character);
    if (state === 'tag') throw new TypeError(`A value must stand in text or double quotes: ${part}`);
  }
  const parts = strings.map((part) => part.replace(/>\s*\n\s*</g, '><').replace(/\s+/g, ' '));
  prepared.set(strings, parts);
  return parts;
}

function next(state: 'text' | 'tag' | 'quoted', character: string): 'text' | 'tag' | 'quoted' {
  if (state === 'text') return character === '<' ? 'tag' : 'text';
  if (character === '"') return state === 'tag' ? 'quoted' : 'tag';
  return state === 'tag' && character === '>' ? 'text' : state;
}

/** A style sheet: constant text, nothing can be filled in. */
export interface StyleSheet {
  readonly [brand]: string;
}

/** Writes a style sheet. */
export function css(strings: TemplateStringsArray): StyleSheet {
  return { [brand]: strings.join('') };
}

/** The style element of some sheets, and the text between its tags, for the content security policy. */
export function styleElement(sheets: readonly StyleSheet[]): { readonly markup: Markup; readonly text: string } {
  const text = sheets.map((sheet) => sheet[brand]).join('');
  if (text.includes('</')) throw new TypeError('A style sheet must not close its element');
  return { markup: { [brand]: `<style>${text}</style>` }, text };
}
