import type { PostgresMajor } from './postgres-package.ts';

/** Names of the environments of the order system, in promotion order. */
export type OrdersEnvironmentName = 'test' | 'uat' | 'production';

/** What one application node or web server says it runs. */
export interface Build {
  readonly version: string;
  /** Abbreviated commit id. */
  readonly commit: string;
  /** When it was built, ISO 8601 in UTC. */
  readonly builtAt: string;
}

/** How one environment of the order system is set up. */
export interface OrdersEnvironmentPlan {
  readonly name: OrdersEnvironmentName;
  /** First three numbers of its loopback addresses, so that it reads like a network of its own. */
  readonly network: string;
  readonly postgres: PostgresMajor;
  /** The database server's `max_connections`. */
  readonly maxConnections: number;
  /** Builds of the application nodes by name. */
  readonly apps: Readonly<Record<string, Build>>;
  readonly web: Build;
  /** Environment whose database the application's configuration names. */
  readonly usesDatabaseOf: OrdersEnvironmentName;
  /** The tax rate that each application node’s configuration file states. */
  readonly taxRates: Readonly<Record<string, string>>;
  /** The front page shows the customer’s portal banner, which its script fetches from a public network. */
  readonly portalBanner: boolean;
  /** Days until the web certificate ends; null for the one the caller chooses. */
  readonly certificateDays: number | null;
}

const previous: Build = { version: '8.2.0', commit: '5f0c2d9', builtAt: '2026-08-31T02:10:44Z' };
const release: Build = { version: '8.2.1', commit: 'a41e7b3', builtAt: '2026-10-12T03:25:07Z' };
const hotfix: Build = { version: '8.2.2', commit: 'c97d105', builtAt: '2026-11-05T11:48:31Z' };

/**
 * The three environments with what is wrong in them: UAT runs an older database major, got a web hotfix that test never
 * saw, and its application is configured with the database of test; production has too few connections, one node that
 * missed the last deployment and still has the old tax rate in its configuration file, a web certificate that ends
 * soon, and a banner on its page whose script comes from a public network: it never comes, and the page throws.
 */
export const ordersPlan: readonly OrdersEnvironmentPlan[] = [
  {
    name: 'test',
    network: '127.0.10',
    postgres: 17,
    maxConnections: 200,
    apps: { app1: release },
    web: release,
    usesDatabaseOf: 'test',
    taxRates: { app1: '0.13' },
    portalBanner: false,
    certificateDays: 300,
  },
  {
    name: 'uat',
    network: '127.0.20',
    postgres: 15,
    maxConnections: 200,
    apps: { app1: release },
    web: hotfix,
    usesDatabaseOf: 'test',
    taxRates: { app1: '0.13' },
    portalBanner: false,
    certificateDays: 300,
  },
  {
    name: 'production',
    network: '127.0.30',
    postgres: 17,
    maxConnections: 60,
    apps: { app1: release, app2: previous },
    web: release,
    usesDatabaseOf: 'production',
    taxRates: { app1: '0.13', app2: '0.16' },
    portalBanner: true,
    certificateDays: null,
  },
];
