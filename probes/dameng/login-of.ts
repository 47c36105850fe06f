import type { Login } from '../../src/kit/database/touches.ts';
import type { Settings } from './schema.ts';

/** Where and as whom a check logs in, as the touch list names it; a Dameng instance has one database. */
export function loginOf({ host, port, user }: Settings): Login {
  return { host, port, user };
}
