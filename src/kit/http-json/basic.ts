import type { Login } from './consult.ts';

/** Login by user and password (RFC 7617); null where none is given. */
export function basicLogin(settings: {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}): Login | null {
  const { user, password } = settings;
  if (user === undefined || password === undefined) return null;
  const pair = Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
  return { account: user, headers: { Authorization: `Basic ${pair}` } };
}
