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

/** Both logins, the source first. */
export function loginsOf(settings: Settings) {
  return sideNames.map((name) => {
    const { host, port, user } = loginOf(settings[name]);
    return { host, port, account: user };
  });
}
