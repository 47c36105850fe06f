import * as z from 'zod';
import { Auth, authorizations } from './auth/schema.ts';
import { connectTo } from './connect-to.ts';
import { mostBodyBytes } from '../../src/kit/ladder/limits.ts';
import { proxySettings } from '../../src/kit/ladder/proxy/settings.ts';
import { connectionFactShapes, serviceDerivedShapes } from '../../src/kit/service/fact-shapes.ts';
import { clientCertificate } from '../../src/kit/client-certificate.ts';
import { headerName, headerValue, host, httpUrl, secret } from '../../src/kit/settings.ts';
import { bodyFactShapes, repeatTimingShapes, replyFactShapes } from './reply/fact-shapes.ts';
import { replyProblems } from './reply/problems.ts';
import { replySettings } from './reply/settings.ts';

const statusPattern = z.union([z.number().int().min(100).max(999), z.string().regex(/^[1-9]xx$/i, 'status')]);

export const Settings = z
  .strictObject({
    url: httpUrl().describe('what is asked'),
    method: z
      .string()
      .regex(/^[A-Z]{3,20}$/, 'method')
      .default('GET')
      .describe('in capitals'),
    headers: z.record(headerName(), headerValue()).default({}).describe('headers sent, to this origin only'),
    query: z
      .record(z.string().min(1), secret())
      .default({})
      .describe('query parameters that are secret, such as an API key'),
    body: z.string().nullable().default(null).describe('body sent, as it is'),
    bearer: secret().nullable().default(null).describe('token for Authorization: Bearer'),
    basic: z
      .strictObject({ user: z.string().min(1), password: secret() })
      .nullable()
      .default(null)
      .describe('user and password for Authorization: Basic'),
    auth: Auth.nullable().default(null).describe('how the request shows who asks, beyond bearer and basic'),
    okStatus: z
      .array(statusPattern)
      .min(1)
      .default(['2xx', '3xx'])
      .describe('statuses that count as an answer: numbers, or 2xx'),
    ...replySettings,
    followRedirects: z.number().int().min(0).max(20).default(5).describe('how many redirects are followed; 0: none'),
    redirectTo: z.array(httpUrl()).default([]).describe('other origins that a redirect may lead to'),
    ca: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .describe('certificate authorities trusted besides: PEM text, or a file'),
    clientCertificate: clientCertificate()
      .nullable()
      .default(null)
      .describe('certificate shown where the server asks for one (mTLS)'),
    ...proxySettings(['environment']),
    serverName: host().nullable().default(null).describe('name asked for in TLS and expected in the certificate'),
    connectTo: connectTo().nullable().default(null).describe('what is dialled instead of the host of the URL'),
    hostHeader: headerValue()
      .min(1)
      .nullable()
      .default(null)
      .describe('Host header, where it is not the host of the URL'),
    sideEffect: z.boolean().nullable().default(null).describe('whether the call changes something on the target'),
    answerWithin: z
      .number()
      .int()
      .min(100)
      .default(20_000)
      .describe('milliseconds until the headers of the reply')
      .meta({ tuning: true }),
    bodyLimit: z
      .number()
      .int()
      .min(1)
      .max(mostBodyBytes)
      .default(1024 * 1024)
      .describe('bytes of the body at most, after decompression'),
  })
  .superRefine((settings, context) => {
    if (authorizations(settings).length > 1)
      context.addIssue({
        code: 'custom',
        path: [settings.auth === null ? 'basic' : 'auth'],
        message: 'http.two-logins',
      });
    for (const { at, message } of replyProblems(settings, settings.method, settings.sideEffect))
      context.addIssue({ code: 'custom', path: [at], message });
  });
export type Settings = z.infer<typeof Settings>;

const milliseconds = () => z.number().nullable().meta({ unit: 'milliseconds', volatile: true });

const Redirect = z.object({
  hop: z
    .number()
    .meta({ examples: [1] })
    .describe('1 for the first'),
  status: z.number().describe('HTTP status'),
  location: z.string().describe('where it leads, query values masked'),
  leaves: z.boolean().describe('whether it leads to another scheme, host or port'),
  followed: z.boolean().describe('whether it was followed'),
  address: z.string().nullable().meta({ volatile: true }).describe('address that asked for it; null: not known'),
  tls: z.string().nullable().describe('TLS version it came over; null: none'),
  firstByte: milliseconds().describe('from the request to the headers of the redirect'),
});

const volatileHeader = () => z.exactOptional(z.string()).meta({ volatile: true });

const Headers = z
  .object({
    date: volatileHeader().describe('when the reply was made'),
    age: volatileHeader().describe('seconds it lay in a cache'),
    expires: volatileHeader().describe('until when it may be kept'),
    'x-request-id': volatileHeader().describe('number of the request'),
    'x-correlation-id': volatileHeader().describe('number of the request'),
    'set-cookie': volatileHeader().describe('cookies, values masked'),
    server: z.exactOptional(z.string()).describe('what the server calls itself'),
    'content-type': z.exactOptional(z.string()).describe('media type'),
    'content-length': z.exactOptional(z.string()).describe('bytes announced'),
    'cache-control': z.exactOptional(z.string()).describe('how it may be kept'),
    'strict-transport-security': z.exactOptional(z.string()).describe('whether browsers must use https'),
    'content-security-policy': z.exactOptional(z.string()).describe('what a page may load'),
    'x-frame-options': z.exactOptional(z.string()).describe('whether a page may be framed'),
    'x-content-type-options': z.exactOptional(z.string()).describe('whether the media type may be guessed'),
    'access-control-allow-origin': z.exactOptional(z.string()).describe('origins that may read it'),
    'www-authenticate': z.exactOptional(z.string()).describe('login it asks for'),
    location: z.exactOptional(z.string()).describe('where a redirect leads, query values masked'),
    via: z.exactOptional(z.string()).describe('proxies on the way'),
  })
  .catchall(z.string());

export const Facts = z.object({
  url: z.string().describe('URL that answered, query values masked'),
  status: z
    .number()
    .meta({ examples: [200] })
    .describe('HTTP status'),
  reason: z.string().nullable().describe('reason phrase'),
  httpVersion: z
    .string()
    .meta({ examples: ['1.1'] })
    .describe('HTTP version of the reply'),
  headers: Headers.describe('headers by name in lower case'),
  redirects: z.array(Redirect).meta({ key: 'hop' }).describe('redirects the server asked for'),
  body: z
    .object({
      bytes: z.number().meta({ unit: 'bytes' }).describe('size after decompression'),
      contentType: z
        .string()
        .nullable()
        .meta({ examples: ['application/json'] })
        .describe('media type, without parameters'),
      encoding: z.string().nullable().describe('compression it came in; null: none'),
      sha256: z.string().meta({ volatile: true }).describe('digest of the body, hexadecimal'),
      ...bodyFactShapes,
    })
    .describe('body of the reply'),
  ...replyFactShapes,
  title: z
    .string()
    .nullable()
    .meta({ examples: ['Orders'] })
    .describe('title of an HTML page'),
  ...connectionFactShapes,
  timings: z
    .object({
      resolve: milliseconds().describe('finding the address'),
      connect: milliseconds().describe('connecting'),
      proxy: milliseconds().describe('being led on by a proxy'),
      tls: milliseconds().describe('TLS handshake'),
      firstByte: milliseconds().describe('from the request to the headers of the reply'),
      total: milliseconds().describe('everything together'),
      ...repeatTimingShapes,
    })
    .describe('how long each step took'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
