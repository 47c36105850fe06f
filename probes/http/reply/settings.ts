import * as z from 'zod';
import { compilePattern } from '../../../src/kit/compile-pattern.ts';
import { parseJsonPath } from '../../../src/kit/ladder/json-path.ts';
import { filePath, headerName } from '../../../src/kit/settings.ts';
import type { Json } from '../../../src/model/json.ts';
import { compileJsonQuery } from './json-query.ts';
import { isXmlQuery } from './xml-query.ts';

/** A JSON path such as `build.version`, `items[0].name`, `["a.b"].c`. */
const jsonPath = z
  .string()
  .refine((text) => parseJsonPath(text) !== null, 'json-path')
  .meta({ kind: 'json-path' });

/** What a named value is called. */
const name = z.string().regex(/^[^\p{Cc}]{1,60}$/u, 'http.wanted-name');

const jsonQuery = z
  .string()
  .refine(
    (text) => (text.startsWith('$') ? compileJsonQuery(text) !== null : parseJsonPath(text) !== null),
    'http.wanted-query',
  );

const xmlQuery = z.string().min(1).refine(isXmlQuery, 'http.wanted-xpath');

const pattern = z
  .string()
  .min(1)
  .max(1000)
  .refine((text) => compilePattern(text) !== null, 'http.wanted-pattern');

const anyJson: z.ZodType<Json> = z.any();

const method = z.string().regex(/^[A-Z]{3,20}$/, 'method');

/** Settings for what is made of the reply. */
export const replySettings = {
  read: z
    .union([z.array(jsonPath), z.record(name, jsonQuery)])
    .default([])
    .describe('values of the JSON reply that become facts under json: paths, or names with a path or query each'),
  contains: z.record(name, z.string().min(1)).default({}).describe('texts looked for in the body, by name'),
  matches: z.record(name, pattern).default({}).describe('regular expressions (RE2) looked for in the body, by name'),
  xpath: z.record(name, xmlQuery).default({}).describe('values of an XML reply that become facts under xml, by name'),
  namespaces: z
    .record(z.string().regex(/^[A-Za-z_][\w.-]*$/, 'http.wanted-prefix'), z.string().min(1))
    .default({})
    .describe('namespaces by the prefix that xpath uses'),
  contract: z
    .union([
      z.strictObject({ schema: z.union([filePath(), z.record(z.string(), anyJson)]) }),
      z.strictObject({
        openapi: filePath(),
        operation: z
          .string()
          .regex(/^(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) \/\S*$/, 'http.wanted-operation'),
      }),
    ])
    .nullable()
    .default(null)
    .describe('schema or OpenAPI operation that the reply is held against'),
  cors: z
    .strictObject({
      origin: z.string().regex(/^https?:\/\/[^\s/?#@]+$/i, 'http.wanted-origin'),
      method: method.default('GET'),
      headers: z.array(headerName()).default([]),
      credentials: z.boolean().default(false),
    })
    .nullable()
    .default(null)
    .describe('what a page of another origin would want to do: asked beforehand as a browser asks'),
  repeat: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(1)
    .describe('how often it is asked, for times that say more than one'),
};
export type ReplySettings = z.infer<z.ZodObject<typeof replySettings>>;
