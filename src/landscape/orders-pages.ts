import type { Pages } from './http-service.ts';
import { ordersDatabase } from './orders-database.ts';
import type { Build, OrdersEnvironmentName } from './orders-plan.ts';

/** Where a database listens. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
}

/** What an application node answers: its build, its health, and the configuration it started with. */
export function appPages(
  environment: OrdersEnvironmentName,
  node: string,
  build: Build,
  database: DatabaseAddress,
): Pages {
  const { version, commit, builtAt } = build;
  const info = { app: { name: 'orders', node }, build: { version, commit, time: builtAt } };
  const health = { status: 'UP', components: { db: { status: 'UP' }, diskSpace: { status: 'UP' } } };
  const config = {
    environment,
    database: { host: database.host, port: database.port, name: ordersDatabase },
    session: { timeoutMinutes: 30 },
  };
  return {
    '/actuator/info': { body: info },
    '/actuator/health': { body: health },
    '/config': { body: config },
  };
}

/** What the web server answers: a page for people and its version for machines. */
export function webPages(environment: OrdersEnvironmentName, build: Build): Pages {
  const { version, commit, builtAt } = build;
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Orders ${version}</title>
<h1>Orders 订单</h1>
<p>Version ${version}, ${environment}</p>
</html>
`;
  return {
    '/': { body: page, contentType: 'text/html' },
    '/version.json': { body: { name: 'orders-web', version, commit, builtAt } },
  };
}
