/** A small profile with one of everything that a paper says. */
export const sampleProfile = `plumbline: 1
name: clinic
title: { en: Clinic 4, zh-CN: 门诊系统 4 }
parameters:
  db: { type: host, describe: { en: clinic database, zh-CN: 门诊库 } }
  room: { type: size, describe: { en: room for one year, zh-CN: 一年所需容量 } }
  strict: { type: boolean, describe: { en: strict mode, zh-CN: 严格模式 } }
  web: { type: url, describe: { en: address of the pages, zh-CN: 页面地址 } }
checks:
  clinic-db:
    title: { en: Clinic database, zh-CN: 门诊库 }
    because: { en: the driver is tested on these, zh-CN: 驱动仅在这些版本上测试过 }
    owner: { en: DBA, zh-CN: 数据库管理员 }
    stage: [before-install, pilot]
    references: [Contract 3.1]
    probe: postgres
    target: { host: '\${db}', database: clinic, user: ready, password: '\${secret:CLINIC_PW}' }
    expect:
      version: '>=15 <18'
      settings.shared_preload_libraries:
        contains: pg_stat_statements
        remedy: { en: add it and restart, zh-CN: 添加后重启 }
        severity: { default: minor, production: blocker }
      size: { atMost: '\${room}', severity: info }
      settings.standard_conforming_strings: { equals: '\${strict}', when: { strict: true } }
    across:
      version: { rule: same-major, severity: major }
      settings.max_connections: { rule: near, within: 20 %, against: production }
  pages:
    title: { en: Pages, zh-CN: 页面 }
    probe: http
    needs: [clinic-db]
    in: [production]
    target: { url: '\${web}/', method: POST, body: x }
    expect: { status: { oneOf: [200, 204] }, certificate.daysLeft: { atLeast: 30 days } }
relations:
  - id: same-machine
    title: { en: pages and database stand together, zh-CN: 页面与数据库同机 }
    left: pages.address.ip
    right: clinic-db.address
    rule: same
`;

/** A customer of it. */
export const sampleSite = `environments:
  test:
    with: { db: 10.1.0.5, room: 5 GiB, strict: true, web: 'https://test.clinic.example' }
  production:
    title: { en: Production, zh-CN: 生产环境 }
    protected: true
    window: '22:00-02:00'
    machines: { jump: { hostname: jump01, address: 10.2.0.9, zone: office } }
    with: { db: 10.2.0.5, room: 50 GiB, strict: true, web: 'https://clinic.example' }
override:
  - { expectation: clinic-db/version, satisfies: '>=14 <18', because: { en: upgrade in March, zh-CN: 三月升级 }, owner: CIO }
document: { customer: { en: City hospital, zh-CN: 市医院 }, number: R-7 }
timeZone: Asia/Shanghai
`;
