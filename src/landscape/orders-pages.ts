import type { Pages } from './http-service.ts';
import { ordersDatabase } from './orders-database.ts';
import type { Build, OrdersEnvironmentName, OrdersEnvironmentPlan } from './orders-plan.ts';

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

/** The script that the banner of the customer’s portal wants. An isolated network never gets it. */
const bannerScript = 'https://cdn.jsdelivr.net/npm/portal-banner@3/dist/banner.min.js';

/** What the web server answers: the application for people, its script, and its version for machines. */
export function webPages(plan: Pick<OrdersEnvironmentPlan, 'name' | 'web' | 'portalBanner'>): Pages {
  const { version, commit, builtAt } = plan.web;
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Orders ${version}</title>
<link rel="icon" href="data:,">
<style>body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem } td, th { padding: 0.25rem 1rem; text-align: left }</style>
<h1>Orders 订单</h1>
<p>Version ${version}, ${plan.name}</p>
<table id="orders"></table>
${plan.portalBanner ? `<script src="${bannerScript}"></script>\n` : ''}<script src="/app.js"></script>
</html>
`;
  return {
    '/': { body: page, contentType: 'text/html' },
    '/app.js': { body: plan.portalBanner ? pageScript + bannerCall : pageScript, contentType: 'text/javascript' },
    '/version.json': { body: { name: 'orders-web', version, commit, builtAt } },
  };
}

const pageScript = `const orders = [['4711', '2026-11-20', '1,280.00'], ['4712', '2026-11-21', '96.50']];
const table = document.getElementById('orders');
for (const order of [['Order 订单', 'Date 日期', 'Amount 金额'], ...orders]) {
  const row = table.insertRow();
  for (const cell of order) row.insertCell().textContent = cell;
}
`;

const bannerCall = "PortalBanner.show('Notice 公告');\n";
