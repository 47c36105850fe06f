import { trustTouches } from '../client-certificate.ts';
import { judgesOnTheWay, routeTouches } from '../ladder/proxy/touches.ts';
import type { ProxySettings } from '../ladder/proxy/settings.ts';
import { hostPort, type DeclaredTouch, type Touch } from '../../model/plan.ts';

/** Where a database probe logs in; without a database: the server as a whole. */
export interface Login {
  readonly host: string;
  readonly port: number;
  readonly database?: string;
  readonly user: string;
}

/** Everything one look at a database may touch: the connection, or that to the proxy on the way, the login, `ca` where one is named, each statement. */
export function databaseTouches(
  login: Login & { readonly ca?: string } & Pick<ProxySettings, 'proxy' | 'proxyPac' | 'proxyUser'>,
  statements: readonly string[],
): readonly DeclaredTouch[] {
  const { host, port, ca } = login;
  const reads = judgesOnTheWay(login) ? 2 : 1;
  return [
    ...routeTouches(login, { host, port }, 1),
    { touch: accountTouch(login), count: 1 },
    ...trustTouches({ ca }, reads),
    ...statements.map((text) => ({ touch: statementTouch(login, text), count: 1 })),
  ];
}

/** The login. */
export function accountTouch(login: Login): Touch {
  return { kind: 'account', at: placeOf(login), name: login.user };
}

/** One statement. */
export function statementTouch(login: Login, text: string): Touch {
  return { kind: 'sql', at: placeOf(login), text };
}

/** How the touch list names a database: `db1:5432/orders`. */
export function placeOf({ host, port, database }: Pick<Login, 'host' | 'port' | 'database'>): string {
  return database === undefined ? hostPort(host, port) : `${hostPort(host, port)}/${database}`;
}
