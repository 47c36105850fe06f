import * as z from 'zod';
import { isSecretHeader } from '../../../src/kit/ladder/headers.ts';
import { headerName, httpUrl, secret } from '../../../src/kit/settings.ts';
import { Sign } from './sign-schema.ts';

const ApiKey = z
  .strictObject({
    header: headerName().nullable().default(null).describe('header that carries the key'),
    query: z.string().min(1).nullable().default(null).describe('query parameter that carries the key'),
    value: secret().describe('key'),
  })
  .superRefine((key, context) => {
    if ((key.header === null) === (key.query === null))
      context.addIssue({ code: 'custom', path: ['header'], message: 'http.header-or-query' });
  });

/** Client credentials (RFC 6749 section 4.4). */
export const OAuth2 = z.strictObject({
  tokenUrl: httpUrl().describe('where tokens are given out'),
  clientId: z.string().min(1).describe('name of the client'),
  clientSecret: secret().describe('secret of the client'),
  scope: z.string().min(1).nullable().default(null).describe('scopes asked for, with blanks in between'),
  audience: z.string().min(1).nullable().default(null).describe('audience asked for'),
  clientAuth: z.enum(['basic', 'body']).default('basic').describe('how the client shows its secret'),
  ca: z.string().min(1).nullable().default(null).describe('certificate authorities of the token endpoint'),
});
export type OAuth2 = z.infer<typeof OAuth2>;

/** An account whose password is proved and never sent (RFC 7616). */
const Digest = z.strictObject({
  user: z
    .string()
    .min(1)
    .regex(/^[^:\0\r\n]+$/, 'kit.wanted-proxy-user')
    .describe('account'),
  password: secret().describe('password'),
});
export type Digest = z.infer<typeof Digest>;

/** How a request shows who asks, beyond `bearer` and `basic`. */
export const Auth = z
  .strictObject({
    apiKey: ApiKey.nullable().default(null).describe('a key in a header or query parameter'),
    oauth2: OAuth2.nullable().default(null).describe('a token, fetched first (client credentials)'),
    digest: Digest.nullable().default(null).describe('a login by digest: the password itself is not sent'),
    sign: Sign.nullable().default(null).describe('a signature over every request'),
  })
  .superRefine((auth, context) => {
    if (Object.values(auth).every((way) => way === null))
      context.addIssue({ code: 'custom', path: [], message: 'http.auth-empty' });
  });
export type Auth = z.infer<typeof Auth>;

/** Names of what fills the Authorization header; more than one would overwrite each other. */
export function authorizations(settings: {
  readonly bearer: string | null;
  readonly basic: object | null;
  readonly auth: Auth | null;
}): readonly string[] {
  const { auth } = settings;
  const fills = (header: string | null | undefined): boolean => header?.toLowerCase() === 'authorization';
  return [
    ...(settings.bearer === null ? [] : ['bearer']),
    ...(settings.basic === null ? [] : ['basic']),
    ...((auth?.oauth2 ?? null) === null ? [] : ['oauth2']),
    ...((auth?.digest ?? null) === null ? [] : ['digest']),
    ...(fills(auth?.apiKey?.header) ? ['apiKey'] : []),
    ...(fills(auth?.sign?.put.header) ? ['sign'] : []),
  ];
}

/** Whether anything is sent that shows who asks, as far as the settings tell. */
export function sendsCredentials(settings: {
  readonly bearer: string | null;
  readonly basic: object | null;
  readonly auth: Auth | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}): boolean {
  const named = Object.keys(settings.query).length > 0 || Object.keys(settings.headers).some(isSecretHeader);
  return named || settings.bearer !== null || settings.basic !== null || settings.auth !== null;
}
