import { secretMark } from '../kit/settings.ts';
import type { Param, Params } from '../model/message.ts';
import { isJsonList, isJsonObject, type Json } from '../model/json.ts';
import { detailText } from './describe-error.ts';
import { secretForms, shortest } from './secret-forms.ts';

/** Knows every secret of a run and takes it out of texts. */
export interface Redactor {
  readonly add: (secret: string) => void;
  readonly text: (text: string) => string;
  /** Every text in it, names of members too. */
  readonly json: (value: Json) => Json;
  readonly params: (params: Params) => Params;
  /** Whether a number, written out, is exactly a secret. */
  readonly isSecretNumber: (number: number) => boolean;
}

/**
 * Makes a redactor. One pass over a text whatever the number of secrets: a table says for each pair of characters
 * whether any form begins so; the longest form wins. A secret below four characters would tear texts apart: it is
 * replaced only where it stands alone, between characters that are neither letters nor digits.
 */
export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  const mayBegin = new Uint8Array(65_536);
  const byBegin = new Map<number, string[]>();
  let shortOnes: RegExp | null = null;

  const lengthAt = (text: string, at: number): number => {
    const begin = beginOf(text, at);
    if (mayBegin[begin] === 0) return 0;
    for (const form of byBegin.get(begin) ?? []) if (text.startsWith(form, at)) return form.length;
    return 0;
  };
  const long = (text: string): string => {
    let kept = '';
    let from = 0;
    let at = 0;
    while (at < text.length - 1) {
      const length = lengthAt(text, at);
      if (length > 0) kept += text.slice(from, at) + secretMark;
      at += Math.max(1, length);
      if (length > 0) from = at;
    }
    return from === 0 ? text : kept + text.slice(from);
  };
  const text = (raw: string): string => {
    if (secrets.size === 0) return raw;
    const rest = long(raw);
    return shortOnes === null ? rest : rest.replaceAll(shortOnes, secretMark);
  };
  const add = (secret: string): void => {
    if (secret === '' || secrets.has(secret)) return;
    secrets.add(secret);
    const short = [...secrets].filter((each) => each.length < shortest).sort((a, b) => b.length - a.length);
    if (short.length > 0) {
      const any = short.map((each) => each.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
      shortOnes = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'gu');
    }
    if (secret.length < shortest) return;
    for (const form of secretForms(secret)) {
      const begin = beginOf(form, 0);
      mayBegin[begin] = 1;
      const known = new Set(byBegin.get(begin)).add(form);
      byBegin.set(
        begin,
        [...known].sort((a, b) => b.length - a.length),
      );
    }
  };
  return {
    add,
    text,
    json: (value) => redactJson(value, text),
    params: (params) => redactParams(params, (raw) => detailText(raw, text)),
    isSecretNumber: (number) => {
      const raw = secrets.size === 0 ? '' : String(number);
      return raw.length >= shortest && secrets.has(raw);
    },
  };
}

function beginOf(text: string, at: number): number {
  return (text.charCodeAt(at) * 251 + text.charCodeAt(at + 1)) & 0xffff;
}

function redactJson(value: Json, text: (raw: string) => string): Json {
  if (typeof value === 'string') return text(value);
  if (isJsonList(value)) return value.map((each) => redactJson(each, text));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [text(key), redactJson(each, text)]));
}

function redactParams(params: Params, text: (raw: string) => string): Params {
  return Object.fromEntries(Object.entries(params).map(([name, param]) => [name, redactParam(param, text)]));
}

function redactParam(param: Param, text: (raw: string) => string): Param {
  if (typeof param === 'string') return text(param);
  if (typeof param !== 'object' || param === null) return param;
  switch (param.kind) {
    case 'value':
      return { ...param, value: redactJson(param.value, text) };
    case 'message':
      return { ...param, params: redactParams(param.params, text) };
    case 'list':
      return { ...param, items: param.items.map((each) => redactParam(each, text)) };
    case 'text':
      return param;
  }
}
