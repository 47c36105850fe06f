/** Checks of one component: health, info and configuration over HTTP, its database, the version it says it is. */
const checksEach = 5;

const environments = ['test', 'uat', 'production'];

/**
 * A profile with many checks, written as people write them, and its site file with three environments.
 *
 * @param {number} checks a multiple of five
 * @returns {{ profile: string, site: string }}
 */
export function largeProfile(checks) {
  const numbers = Array.from({ length: checks / checksEach }, (_, index) => String(index + 1).padStart(4, '0'));
  const profile = [
    'plumbline: 1\nname: large\ntitle: { en: Large system, zh-CN: 大型系统 }\n\nparameters:\n',
    ...numbers.map(parameters),
    '\nchecks:\n',
    ...numbers.map(component),
    'relations:\n',
    ...numbers.filter((number) => number.endsWith('0')).map(relation),
  ];
  const site = [
    'environments:\n',
    ...environments.flatMap((name) => [
      `  ${name}:\n${name === 'production' ? '    gate: true\n' : ''}    with:\n`,
      ...numbers.map((number) => values(number, name)),
    ]),
    'timeZone: Asia/Shanghai\nwaivers:\n',
    ...numbers.filter((number) => number.endsWith('00')).map(waiver),
  ];
  return { profile: profile.join(''), site: site.join('') };
}

/** @param {string} number */
function parameters(number) {
  return `  url${number}: { type: url, describe: component ${number} }
  nodes${number}: { type: map of url, describe: application nodes of component ${number} }
  db${number}: { type: host, describe: database of component ${number} }
`;
}

/**
 * @param {string} number
 * @param {string} environment
 */
function values(number, environment) {
  const place = placeOf(number);
  return `      url${number}: 'https://component${number}.${environment}.example:8443'
      nodes${number}: { app1: 'http://${environment}-node.${place}.example:8080' }
      db${number}: ${databaseHost(number, environment)}
`;
}

/** @param {string} number */
function placeOf(number) {
  return `${String(Math.floor(Number(number) / 250))}.${String((Number(number) % 250) + 1)}`;
}

/**
 * Address of the database of a component.
 *
 * @param {string} number
 * @param {string} environment
 */
export function databaseHost(number, environment) {
  return `10.${String(environments.indexOf(environment) + 1)}.${placeOf(number)}`;
}

/** @param {string} number */
function component(number) {
  return `  health-${number}:
    title: { en: Health of component ${number}, zh-CN: 组件 ${number} 健康状态 }
    owner: application team
    stage: [before-go-live]
    tags: [application]
    probe: http
    target: { url: '\${url${number}}/actuator/health', read: [status] }
    severity: blocker
    expect:
      status: 200
      json.status: UP
      timings.firstByte: { below: 2 s, severity: minor }

  info-${number}:
    title: { en: Build of component ${number}, zh-CN: 组件 ${number} 构建 }
    owner: application team
    probe: http
    forEach: { node: '\${nodes${number}}' }
    target: { url: '\${node}/actuator/info', read: [build.version, build.commit] }
    needs: [health-${number}]
    expect:
      json.build.version: { satisfies: '>=8.2 <8.3', remedy: install release 8.2 }
      headers.content-type: { startsWith: application/json }
      headers.server: { not: { matches: '^nginx/1\\.(1[0-9]|20)\\.' }, severity: minor }
    across:
      json.build.version: same-minor
      json.build.commit: { rule: same, severity: minor }
    among:
      json.build.version: same

  config-${number}:
    title: { en: Configuration of component ${number}, zh-CN: 组件 ${number} 配置 }
    owner: application team
    stage: [before-install, before-go-live]
    probe: http
    target: { url: '\${url${number}}/config', read: [database.host, database.pool] }
    severity: blocker
    expect:
      json.database.host: { equals: '\${db${number}}', because: it must work on the database of its environment }
      json.database.pool: { between: [10, 80] }
      certificate.daysLeft:
        - { id: renew-soon, atLeast: 30 days, severity: major }
        - { id: renew-now, atLeast: 7 days, severity: blocker }

  database-${number}:
    title: { en: Database of component ${number}, zh-CN: 组件 ${number} 数据库 }
    because: driver 8 is tested on PostgreSQL 15 to 17
    owner: customer DBA
    stage: [before-install, before-go-live]
    tags: [database]
    probe: postgres
    target: { host: '\${db${number}}', database: orders, user: ready, password: '\${secret:DB_PASSWORD}' }
    severity: blocker
    expect:
      version: '>=15 <18'
      encoding: UTF8
      settings.max_connections: { atLeast: 200, severity: { default: minor, production: blocker } }
      settings.shared_buffers: { atLeast: 1 GiB, severity: major }
      extensions: { contains: pg_trgm }
    across:
      version: same-major
      systemIdentifier: different
      settings["TimeZone"]: same
      settings.work_mem: { rule: near, within: 50%, severity: minor }

  release-${number}:
    title: { en: Release of component ${number}, zh-CN: 组件 ${number} 版本 }
    owner: application team
    tags: [web]
    probe: release
    target: { url: '\${url${number}}/version.json', json: version }
    expect:
      version: '>=8.2'
    across:
      version: not-ahead

`;
}

/** @param {string} number */
function relation(number) {
  return `  - id: fits-${number}
    left: release-${number}.version
    right: info-${number}.json.build.version
    rule: same-minor
    severity: major
`;
}

/** @param {string} number */
function waiver(number) {
  return `  - finding: database-${number}/settings.shared_buffers/test
    because: small machine
    owner: project manager
    until: 2099-12-31
`;
}
