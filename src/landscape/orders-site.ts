import type { OrdersEnvironment, OrdersLandscape } from './orders.ts';

/**
 * The site file of a running landscape, as YAML: each environment in promotion order with its addresses. Passwords are
 * not in it; they are looked up under the names in `secrets`.
 */
export function writeOrdersSite(landscape: Pick<OrdersLandscape, 'environments' | 'caFile'>): string {
  const { environments, caFile } = landscape;
  const gate = environments.at(-1)?.name;
  let text = '# The order system of the demo: three environments on this machine.\nenvironments:\n';
  for (const environment of environments) {
    text += `  ${environment.name}:\n`;
    if (environment.name === gate) text += '    gate: true\n';
    text += '    with:\n';
    for (const line of values(environment, caFile)) text += `      ${line}\n`;
  }
  return `${text}timeZone: Asia/Shanghai\n`;
}

function values(environment: OrdersEnvironment, caFile: string): readonly string[] {
  const apps = Object.entries(environment.apps);
  return [
    `db: ${quote(environment.database.host)}`,
    `dbPort: ${environment.database.port}`,
    'apps:',
    ...apps.map(([name, service]) => `  ${name}: ${quote(service.url)}`),
    'configs:',
    ...Object.entries(environment.configs).map(([name, file]) => `  ${name}: ${quote(file)}`),
    `web: ${quote(environment.web.url)}`,
    `caFile: ${quote(caFile)}`,
  ];
}

/** A JSON string is a double-quoted YAML scalar (YAML 1.2.2, section 1.2); Windows paths need its escapes. */
function quote(text: string): string {
  return JSON.stringify(text);
}
