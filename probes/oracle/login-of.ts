import type { Login } from '../../src/kit/database/touches.ts';
import type { Settings } from './schema.ts';

/** Where and as whom a check logs in, as the touch list names it: `db1:1521/erp.example`. */
export function loginOf({ host, port, service, user }: Settings): Login {
  return { host, port, database: service, user };
}
