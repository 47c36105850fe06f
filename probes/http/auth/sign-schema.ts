import * as z from 'zod';
import { headerName, headerValue, secret } from '../../../src/kit/settings.ts';
import { isOfRequest, placeholdersOf } from './placeholders.ts';

const valueKinds = [
  'timestamp',
  'timestamp-ms',
  'iso-time',
  'http-date',
  'china-time',
  'china-time-compact',
  'uuid',
  'nonce',
] as const;

const valueName = z.string().regex(/^[A-Za-z]\w*$/, 'http.wanted-value-name');

/** How a gateway wants every call signed. Fixed functions only: nothing here is a program. */
export const Sign = z
  .strictObject({
    key: secret().describe('secret key of the signature'),
    keyIs: z.enum(['text', 'base64', 'hex']).default('text').describe('how the key is written'),
    values: z
      .record(valueName, z.enum(valueKinds))
      .default({})
      .describe('names for what is fresh in every request: a moment, or something unique'),
    text: z.string().min(1).describe('what is signed, with {placeholders}'),
    with: z
      .enum([
        'hmac-sha256',
        'hmac-sha512',
        'hmac-sha1',
        'hmac-md5',
        'hmac-sm3',
        'sha256',
        'sha512',
        'sha1',
        'md5',
        'sm3',
      ])
      .describe('how it is signed; plain digests need {key} in the text'),
    encode: z.enum(['hex', 'hex-upper', 'base64', 'base64url']).default('hex').describe('how the signature is written'),
    headers: z.record(headerName(), headerValue()).default({}).describe('headers sent besides, with {placeholders}'),
    query: z.record(z.string().min(1), z.string()).default({}).describe('query parameters sent besides'),
    put: z
      .strictObject({
        header: headerName().nullable().default(null).describe('header that carries the signature'),
        query: z.string().min(1).nullable().default(null).describe('query parameter that carries the signature'),
        value: headerValue().default('{signature}').describe('what stands there, with {signature}'),
      })
      .describe('where the signature goes: header or query'),
  })
  .superRefine((sign, context) => {
    const isValue = (name: string): boolean => Object.hasOwn(sign.values, name);
    const check = (template: string, path: string[], allowed: (name: string) => boolean): void => {
      for (const name of placeholdersOf(template))
        if (!isValue(name) && !allowed(name))
          context.addIssue({ code: 'custom', path, message: 'http.sign-placeholder', params: { name } });
    };
    if ((sign.put.header === null) === (sign.put.query === null))
      context.addIssue({ code: 'custom', path: ['put'], message: 'http.header-or-query' });
    for (const name of Object.keys(sign.values))
      if (isOfRequest(name) || name === 'key' || name === 'signature')
        context.addIssue({ code: 'custom', path: ['values', name], message: 'http.sign-name-taken' });
    const plain = !sign.with.startsWith('hmac-');
    if (plain && !placeholdersOf(sign.text).includes('key'))
      context.addIssue({ code: 'custom', path: ['text'], message: 'http.sign-without-key' });
    check(sign.text, ['text'], (name) => name === 'key' || isOfRequest(name));
    // The key stands in what is signed and nowhere else: it would travel in clear.
    for (const [name, template] of Object.entries(sign.headers))
      check(template, ['headers', name], (each) => isOfRequest(each) && !each.startsWith('header.'));
    for (const [name, template] of Object.entries(sign.query))
      check(template, ['query', name], (each) => each === 'body' || each.startsWith('body.'));
    check(sign.put.value, ['put', 'value'], (name) => name === 'signature');
  });
export type Sign = z.infer<typeof Sign>;
