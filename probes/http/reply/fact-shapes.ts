import * as z from 'zod';
import { flag, names, text } from '../../../src/kit/database/fact-shapes.ts';
import type { Json } from '../../../src/model/json.ts';
import { answererRoles } from './answerer.ts';

const anyJson: z.ZodType<Json> = z.any();

/** What the body of a reply is, beside its size and digest. */
export const bodyFactShapes = {
  wireBytes: z.number().meta({ unit: 'bytes', volatile: true }).describe('size as it came over the line'),
  charset: text('utf-8', 'gb18030').nullable().describe('charset it was read in; null: empty, or no text'),
  charsetFrom: text('header', 'content', 'bom', 'bytes', 'default')
    .nullable()
    .describe('what named the charset; bytes: none that was named fits them; null: no text'),
  charsetAgrees: flag(true)
    .nullable()
    .describe('whether header, document and bytes agree on the charset; null: no text'),
};

/** Facts about what a reply says. */
export const replyFactShapes = {
  json: z
    .record(z.string(), anyJson)
    .nullable()
    .meta({ examples: [{ status: 'UP' }] })
    .describe('values of the JSON reply that were asked for with read'),
  duplicateKeys: names(['/order/id'])
    .nullable()
    .describe('keys that stand twice in one object of the JSON reply, as JSON pointers; null: not read as JSON'),
  contains: z.record(z.string(), z.boolean()).nullable().describe('whether the body contains each text'),
  matches: z.record(z.string(), z.boolean()).nullable().describe('whether the body has a match of each expression'),
  xml: z
    .record(z.string(), anyJson)
    .nullable()
    .meta({ examples: [{ status: '0' }] })
    .describe('values of the XML reply that were asked for with xpath'),
  soapFault: z
    .object({
      code: text('soap:Server').nullable().describe('code of the fault; null: none is given'),
      reason: text('database not available').nullable().describe('reason in the words of the service; null: none'),
    })
    .nullable()
    .describe('fault of a SOAP message; null: none'),
  contract: z
    .object({
      ok: flag(true).describe('whether the reply keeps to the contract'),
      broken: z
        .array(
          z.object({
            path: text('/items/0/price').describe('where in the reply, a JSON pointer'),
            rule: text('type', 'required').describe('keyword of the schema, status, or content-type'),
            said: text('must be number').describe('what the validator says'),
          }),
        )
        .describe('rules it breaks, the first of them'),
    })
    .nullable()
    .describe('the reply held against its contract; null: none is set'),
  answeredBy: z
    .object({
      product: text('nginx').describe('who answered, as its makers call it'),
      role: text(...answererRoles).describe('what it is between us and the application'),
      made: flag(true).describe('whether it made the reply itself; false: it or something behind it did'),
      confidence: text('certain', 'likely', 'guess').describe('how sure that is'),
      evidence: names(['server: nginx']).describe('what was seen'),
      through: names(['Kong']).describe('others on the way that show themselves'),
    })
    .nullable()
    .describe('who answered, as far as it shows; null: nothing known shows itself'),
  cors: z
    .object({
      allowed: flag(true).describe('whether a browser would let the page ask'),
      because: text('allowed', 'no-allow-origin', 'other-origin', 'method', 'header').describe('what decides it'),
      status: z.number().describe('HTTP status of the reply to the preflight'),
      allowOrigin: text('https://app.example').nullable().describe('Access-Control-Allow-Origin; null: none'),
      allowMethods: names(['GET']).describe('Access-Control-Allow-Methods'),
      allowHeaders: names(['x-token']).describe('Access-Control-Allow-Headers, lower case'),
      credentials: flag().describe('Access-Control-Allow-Credentials'),
      maxAge: z.number().nullable().meta({ unit: 'seconds' }).describe('Access-Control-Max-Age; null: none'),
    })
    .nullable()
    .describe('answer to the question a browser asks for a page of another origin; null: not asked'),
  failures: z
    .number()
    .nullable()
    .meta({ examples: [0], volatile: true })
    .describe('of the requests of repeat, how many had no accepted answer; null: asked once'),
};

const milliseconds = () => z.number().nullable().meta({ unit: 'milliseconds', volatile: true });

/** Times over the requests of `repeat` that were answered. */
export const repeatTimingShapes = {
  p50: milliseconds().describe('half of the requests took at most this long; null: asked once'),
  p95: milliseconds().describe('95 of 100 requests took at most this long; null: asked once'),
  max: milliseconds().describe('longest request; null: asked once'),
};
