import { startHttpService, type HttpService } from './http-service.ts';
import type { LandscapeLog } from './landscape-event.ts';
import type { OrdersAuthority } from './orders-certificates.ts';
import { appPages, webPages, type DatabaseAddress } from './orders-pages.ts';
import type { OrdersEnvironmentPlan } from './orders-plan.ts';

/** The services of one environment, running. */
export interface OrdersServices {
  /** Application nodes by name. */
  readonly apps: Readonly<Record<string, HttpService>>;
  readonly web: HttpService;
}

/** What the services of one environment need. */
export interface OrdersServicesOptions {
  readonly plan: OrdersEnvironmentPlan;
  /** The loopback address of a machine of this environment by its number in the network. */
  readonly address: (plan: OrdersEnvironmentPlan, machine: number) => string;
  readonly authority: OrdersAuthority;
  /** Days until the web certificate ends, where the plan leaves it open. */
  readonly certificateDays: number;
  /** The database that the application's configuration names. */
  readonly database: DatabaseAddress;
  readonly log: LandscapeLog;
  /** Is told each running service at once, so that it is stopped whatever happens to the others. */
  readonly keep: (service: HttpService) => void;
}

const firstAppMachine = 11;
const webMachine = 20;

/** Starts the application nodes and the web server of one environment. */
export async function startOrdersServices(options: OrdersServicesOptions): Promise<OrdersServices> {
  const { plan, address, database } = options;
  const apps: Record<string, HttpService> = {};
  for (const [index, [name, build]] of Object.entries(plan.apps).entries()) {
    const pages = appPages(plan.name, name, build, database);
    const host = address(plan, firstAppMachine + index);
    apps[name] = await running(options, startHttpService({ pages, host, preferredPort: 8080 }));
  }
  const host = address(plan, webMachine);
  const days = plan.certificateDays ?? options.certificateDays;
  const tls = await options.authority.issueFor([`orders-${plan.name}.example`, host], days);
  const pages = webPages(plan);
  const web = await running(options, startHttpService({ pages, host, preferredPort: 8443, tls }));
  return { apps, web };
}

async function running(options: OrdersServicesOptions, starting: Promise<HttpService>): Promise<HttpService> {
  const service = await starting;
  options.keep(service);
  const params = { environment: options.plan.name, url: service.url };
  options.log({ code: 'landscape-service-started', params });
  return service;
}
