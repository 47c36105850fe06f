import { loginsOf as withProxy } from '../../src/kit/logins-of.ts';
import type { MysqlLogin } from '../../src/kit/mysql/login.ts';
import type { PostgresLogin } from '../../src/kit/postgres/login.ts';
import type { Settings, Side } from './schema.ts';

export const sideNames = ['source', 'target'] as const;
/** The database that is moved from, or to. */
export type SideName = (typeof sideNames)[number];

const usualPorts = { postgres: 5432, mysql: 3306 } as const;

/** How one side is logged in to: settings of either protocol, which have the same members. */
export function loginOf(side: Side): PostgresLogin & MysqlLogin {
  const { product, schema: _schema, port, ...login } = side;
  return { ...login, port: port ?? usualPorts[product] };
}

/** The logins of both sides, the source first; with a proxy the one there goes before. */
export function loginsOf(settings: Settings) {
  return sideNames.flatMap((name) => {
    const login = loginOf(settings[name]);
    const { host, port, user } = login;
    return withProxy({ login: () => ({ host, port, account: user }) }, login);
  });
}
