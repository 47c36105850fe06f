import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ordersDatabase, ordersReader } from './orders-database.ts';
import type { DatabaseAddress } from './orders-pages.ts';
import type { OrdersEnvironmentPlan } from './orders-plan.ts';

/**
 * Writes the configuration file of every application node, as it lies on that machine, and gives the files by node.
 *
 * @param folder folder of the landscape; each node gets one of its own below it
 */
export async function writeOrdersConfigs(
  folder: string,
  plan: OrdersEnvironmentPlan,
  database: DatabaseAddress,
): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  for (const node of Object.keys(plan.apps)) {
    const place = join(folder, 'config', plan.name, node);
    await mkdir(place, { recursive: true });
    const file = join(place, 'application.properties');
    await writeFile(file, properties(plan, node, database));
    files[node] = file;
  }
  return files;
}

function properties(plan: OrdersEnvironmentPlan, node: string, { host, port }: DatabaseAddress): string {
  return `# Orders, ${plan.name}, ${node}
server.port=8080
spring.datasource.url=jdbc:postgresql://${host}:${port}/${ordersDatabase}
spring.datasource.username=${ordersReader}
spring.datasource.password=not-the-real-one-${plan.name}
spring.datasource.hikari.maximum-pool-size=40
orders.currency=CNY
orders.tax.rate=${plan.taxRates[node] ?? '0.13'}
orders.export.encoding=GBK
`;
}
