import * as z from 'zod';
import { units, type Language, type Unit } from './words.ts';
import type { Json } from './json.ts';

/** Words written by a profile author: one text for all languages, or one for each. */
export type Text = string | { readonly [L in Language]?: string };
export const textSchema: z.ZodType<Text> = z.union([
  z.string(),
  z.strictObject({ en: z.string().exactOptional(), 'zh-CN': z.string().exactOptional() }).describe('text by language'),
]);

/**
 * One parameter of a message. Raw values of a target are always wrapped as `value`, so that nothing a server says
 * can be mistaken for a message of ours.
 */
export type Param =
  | string
  | number
  | boolean
  | null
  | { readonly kind: 'value'; readonly value: Json; readonly unit: Unit | null }
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'message'; readonly code: string; readonly params: Params }
  | { readonly kind: 'list'; readonly items: readonly Param[] };

/** Parameters of a message by name. */
export interface Params {
  readonly [name: string]: Param;
}

/** Something said to people: a code whose text lives in a messages file, and what to fill in. */
export interface Message {
  readonly code: string;
  readonly params: Params;
}

export const paramSchema: z.ZodType<Param> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.object({
      kind: z.literal('value'),
      value: z.json(),
      unit: z.enum(units).nullable(),
    }),
    z.object({ kind: z.literal('text'), text: textSchema }),
    z.object({
      kind: z.literal('message'),
      code: z.string(),
      params: z.record(z.string(), paramSchema),
    }),
    z.object({ kind: z.literal('list'), items: z.array(paramSchema) }),
  ]),
);

export const messageSchema = z.object({
  code: z.string().describe('names the sentence in the message files'),
  params: z.record(z.string(), paramSchema).describe('what is filled in'),
});

/** Message templates by code, `{name}` stands for a parameter. */
export interface Texts {
  readonly [code: string]: string;
}

/** Wraps a raw value with its unit for a message. */
export function value(raw: Json, unit: Unit | null = null): Param {
  return { kind: 'value', value: raw, unit };
}

/** Wraps a message as a parameter of another. */
export function nested(message: Message): Param {
  return { kind: 'message', code: message.code, params: message.params };
}
