import { basicLogin } from '../../src/kit/http-json/basic.ts';
import type { Login } from '../../src/kit/http-json/consult.ts';
import type { Settings } from './schema.ts';

/** Who logs in: a user, or a key by its name (Elasticsearch reference, “Token-based authentication: ApiKey”). */
export function loginOf(settings: Settings): Login | null {
  const { apiKey } = settings;
  if (apiKey !== undefined) return { account: apiKeyAccount, headers: { Authorization: `ApiKey ${apiKey}` } };
  return basicLogin(settings);
}

/** The account without the value of any secret; null: none. */
export function accountOf(settings: Pick<Settings, 'user' | 'apiKey'>): string | null {
  return settings.apiKey === undefined ? (settings.user ?? null) : apiKeyAccount;
}

const apiKeyAccount = 'ApiKey';
