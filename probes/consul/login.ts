import type { Login } from '../../src/kit/http-json/consult.ts';
import type { Settings } from './schema.ts';

const header = 'X-Consul-Token';

/** The token goes into a header of its own (Consul, “HTTP API structure: Authentication”). */
export function loginOf({ token }: Settings): Login | null {
  return token === undefined ? null : { account: header, headers: { [header]: token } };
}

/** The account without the value of any secret; null: none. */
export function accountOf({ token }: Pick<Settings, 'token'>): string | null {
  return token === undefined ? null : header;
}
