import { RE2JS, RE2JSSyntaxException } from 're2js';
import * as z from 'zod';
import { confidences, protocols, signPlaces, type DatabaseProduct } from '../model/reference.ts';
import { dialectNames } from '../model/words.ts';

/** One line of text that says something. Lengths in characters. */
export const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^(?=.*\S)[^\p{Cc}\p{Zl}\p{Zp}]+$/u, 'reference.wanted-line');

const groups = new Set(['version', 'compatible']);

/** What is wrong with an expression, as a code of the messages; null: nothing. */
function problemOf(pattern: string): string | null {
  try {
    const names = Object.keys(RE2JS.compile(pattern).namedGroups());
    return names.every((name) => groups.has(name)) ? null : 'reference.wanted-groups';
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return 'reference.wanted-pattern';
    throw error;
  }
}

const pattern = z
  .string()
  .min(1)
  .max(1000)
  .superRefine((text, context) => {
    const message = problemOf(text);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

const texts: ReadonlySet<string> = new Set(['version', 'comment', 'greeting']);

const Condition = z
  .strictObject({ in: z.enum(signPlaces), name: line(200).exactOptional(), pattern: pattern.exactOptional() })
  .superRefine((condition, context) => {
    const isText = texts.has(condition.in);
    if (isText && condition.name !== undefined)
      context.addIssue({ code: 'custom', path: ['name'], message: 'reference.wanted-no-name' });
    if (isText && condition.pattern === undefined)
      context.addIssue({ code: 'custom', path: ['pattern'], message: 'reference.wanted-a-pattern' });
    if (!isText && condition.name === undefined)
      context.addIssue({ code: 'custom', path: ['name'], message: 'reference.wanted-a-name' });
  });

/** A product as a customer writes it. What may be left out has a default; nothing unknown is passed over. */
export const productShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'reference.wanted-id'),
  name: line(80),
  protocol: z.enum(protocols),
  dialect: z.enum(dialectNames).default('loose'),
  compatibleWith: line(80).nullable().default(null),
  sharesNumbers: z.boolean().default(false),
  endOfLife: line(80).nullable().default(null),
  signs: z
    .array(
      z.strictObject({
        all: z.array(Condition).min(1).max(10),
        confidence: z.enum(confidences).default('certain'),
      }),
    )
    .min(1)
    .max(50),
  last: z.boolean().default(false),
}) satisfies z.ZodType<DatabaseProduct>;
