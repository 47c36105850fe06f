import * as z from 'zod';
import { compilePattern } from '../../src/kit/compile-pattern.ts';
import { parseJsonPath } from '../../src/kit/ladder/json-path.ts';
import { headerName, headerValue, httpUrl, secret } from '../../src/kit/settings.ts';

export const Settings = z
  .strictObject({
    url: httpUrl().describe('where the component says its version'),
    json: z
      .string()
      .refine((text) => parseJsonPath(text) !== null, 'json-path')
      .nullable()
      .default(null)
      .meta({ kind: 'json-path' })
      .describe('path of the version in a JSON reply: build.version'),
    header: headerName().nullable().default(null).describe('header of the reply that holds the version'),
    pattern: z
      .string()
      .max(500)
      .refine((text) => compilePattern(text)?.groupCount() === 1, 'release.wanted-pattern')
      .nullable()
      .default(null)
      .describe('regular expression on the body; its one group is the version'),
    headers: z.record(headerName(), headerValue()).default({}).describe('headers sent'),
    bearer: secret().nullable().default(null).describe('token for Authorization: Bearer'),
    ca: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .describe('certificate authorities trusted besides: PEM text, or a file'),
  })
  .superRefine((settings, context) => {
    const places = [settings.json, settings.header, settings.pattern].filter((place) => place !== null);
    if (places.length !== 1) context.addIssue({ code: 'custom', path: [], message: 'release.one-place' });
  });
export type Settings = z.infer<typeof Settings>;

export const Facts = z.object({
  version: z
    .string()
    .meta({ dialect: 'loose', role: 'version', examples: ['>=8.2 <8.3'] })
    .describe('version the component says it is'),
  source: z.string().describe('where in the reply it stood'),
});
export type Facts = z.infer<typeof Facts>;
