import type { Auth } from './schema.ts';

/** Query parameters that a way to show who asks adds to the URL, in their order. */
export function authParameters(auth: Auth | null): readonly string[] {
  if (auth === null) return [];
  const { apiKey, sign } = auth;
  const names = [apiKey?.query ?? null, ...Object.keys(sign?.query ?? {}), sign?.put.query ?? null];
  return names.filter((name) => name !== null);
}
