import { isJsonList, isJsonObject, type Json } from '../../src/model/json.ts';
import type { Message, Param, Params } from '../../src/model/message.ts';
import type { RequirementsInput } from './requirements-input.ts';
import type { RequirementsVoice } from './requirements-texts.ts';

/** Shows stand-ins as what they stand for: `[order database]`. Without a draft nothing changes. */
export interface Naming {
  readonly text: (text: string) => string;
  readonly json: (value: Json) => Json;
  readonly message: (message: Message) => Message;
}

/** How stand-ins are named in a paper. */
export function namingOf({ draft }: RequirementsInput, voice: RequirementsVoice): Naming {
  const names = new Map<string, string>();
  const numbers = new Map<number, string>();
  for (const { name, describe, standIn } of draft?.parameters ?? []) {
    const words = describe === null ? voice.raw(name) : voice.text(describe);
    const shown = voice.own('requirements.given', { name: { kind: 'text', text: words } });
    for (const text of standIn?.texts ?? []) names.set(text, shown);
    for (const number of standIn?.numbers ?? []) numbers.set(number, shown);
  }
  const any = pattern([...names.keys()]);
  const inText = (text: string): string =>
    any === null ? text : text.replace(any, (found) => names.get(found) ?? found);
  const json = (value: Json): Json => {
    if (typeof value === 'string') return inText(value);
    if (typeof value === 'number') return numbers.get(value) ?? value;
    if (isJsonList(value)) return value.map(json);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [inText(key), json(inner)]));
  };
  return { text: inText, json, message: (message) => named(message, json) };
}

/** One expression for all stand-ins, the longest first; null: there are none. A number is never part of another. */
function pattern(texts: readonly string[]): RegExp | null {
  if (texts.length === 0) return null;
  const sorted = [...texts].sort((a, b) => b.length - a.length);
  const parts = sorted.map((text) => {
    const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return /^\d/.test(text) ? `(?<![\\d.])${escaped}(?![\\d.]\\d|\\d)` : escaped;
  });
  return new RegExp(parts.join('|'), 'g');
}

function named(message: Message, json: (value: Json) => Json): Message {
  return { code: message.code, params: namedParams(message.params, json) };
}

function namedParams(params: Params, json: (value: Json) => Json): Params {
  return Object.fromEntries(Object.entries(params).map(([name, param]) => [name, namedParam(param, json)]));
}

function namedParam(param: Param, json: (value: Json) => Json): Param {
  if (param === null || typeof param !== 'object') return param;
  switch (param.kind) {
    case 'value':
      return { ...param, value: json(param.value) };
    case 'text':
      return param;
    case 'message':
      return { ...param, params: namedParams(param.params, json) };
    case 'list':
      return { ...param, items: param.items.map((item) => namedParam(item, json)) };
  }
}
