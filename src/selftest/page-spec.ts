import * as z from 'zod';
import { languages } from '../model/words.ts';
import { testKinds } from './syntax-tests.ts';

const version = z.number().nullable();

const pageTestSchema = z.strictObject({
  key: z.string().describe('key of the feature, see SyntaxUse and InterfaceUse'),
  how: z.enum(testKinds),
  text: z.string(),
  costs: z.enum(['script', 'use']).describe('what the application loses without it: a whole script, or what it calls'),
  name: z.string().describe('as people call it, English'),
  title: z.string().nullable().describe('as people call it, Chinese; null: as in English'),
  since: version.describe('first version of Chromium with it; null: none has it, or not known'),
});

const signSchema = z.strictObject({
  how: z.enum(testKinds),
  text: z.string(),
  since: z
    .tuple([version, version, version])
    .describe('first version of Chromium, Firefox, Safari with it; null: none'),
});

/** Something on the PC itself that the application speaks to. */
const serviceSchema = z.strictObject({
  name: z.string(),
  url: z.string().describe('ws, wss, http or https'),
});

/** All that one self-test page asks; it stands in the page, and codes are read with it. */
export const pageSpecSchema = z.strictObject({
  format: z.literal('plumbline-selftest-page'),
  version: z.literal(1),
  application: z.string().describe('name of the application, as the page shows it'),
  madeAt: z.iso.datetime().describe('UTC'),
  tests: z.array(pageTestSchema).describe('what the application uses, in the order of the answers in a code'),
  untestable: z.array(z.string()).describe('features it uses of which no page can tell'),
  whole: z.boolean().describe('whether every script of the application was read'),
  legacy: z.boolean().describe('whether it has other scripts for browsers without modules, which nobody read'),
  acted: z
    .array(z.strictObject({ from: z.number(), works: z.boolean().nullable() }))
    .nullable()
    .describe('whether the pages worked as Chromium from each version on; null: that was not tried'),
  signs: z.array(signSchema).describe('what the version of an engine is told by'),
  services: z.array(serviceSchema),
  tls: z.string().nullable().describe('address that the page tries to reach; null: none'),
  post: z.string().nullable().describe('address that the result is sent to; null: it is not sent'),
  language: z.enum(languages).nullable().describe('language of the page; null: that of the browser'),
  digest: z.int().min(0).max(0xffff).describe('of all that a code is read with; a code carries it'),
});

export type PageSpec = Readonly<z.infer<typeof pageSpecSchema>>;
export type PageTest = Readonly<PageSpec['tests'][number]>;
export type Sign = Readonly<PageSpec['signs'][number]>;
export type Service = Readonly<PageSpec['services'][number]>;
