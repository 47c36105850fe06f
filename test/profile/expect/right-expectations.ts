import type { Matcher } from '../../../src/model/matcher.ts';

/** Text under `expect`, the path, how it is shown, the matcher. */
export const right: readonly (readonly [string, string, string, Matcher])[] = [
  ['version: ">=14 <18"', 'version', '>=14 <18', { op: 'satisfies', range: '>=14 <18' }],
  ['version: 14', 'version', '14', { op: 'satisfies', range: '14' }],
  ['build: "1.10"', 'build', '1.10', { op: 'satisfies', range: '1.10' }],
  ['version: null', 'version', 'null', { op: 'equals', value: null }],
  ['version: { equals: "15.4" }', 'version', 'equals: 15.4', { op: 'equals', value: '15.4' }],
  ['version: { oneOf: ["15.4", "16.2"] }', 'version', 'oneOf: [15.4, 16.2]', { op: 'oneOf', values: ['15.4', '16.2'] }],
  [
    'version: { atLeast: 14, below: "18" }',
    'version',
    'atLeast: 14, below: 18',
    {
      op: 'all',
      matchers: [
        { op: 'atLeast', bound: '14' },
        { op: 'below', bound: '18' },
      ],
    },
  ],
  ['version: { between: [14, "17.2"] }', 'version', 'between: [14, 17.2]', { op: 'between', from: '14', to: '17.2' }],
  ['version: { contains: Debian }', 'version', 'contains: Debian', { op: 'contains', value: 'Debian' }],
  ['product: PostgreSQL', 'product', 'PostgreSQL', { op: 'equals', value: 'PostgreSQL' }],
  [
    'systemIdentifier: 7301234567890123456',
    'systemIdentifier',
    '7301234567890123456',
    {
      op: 'equals',
      value: '7301234567890123456',
    },
  ],
  [
    'encoding: { oneOf: [UTF8, GB18030] }',
    'encoding',
    'oneOf: [UTF8, GB18030]',
    {
      op: 'oneOf',
      values: ['UTF8', 'GB18030'],
    },
  ],
  [
    'product: { matches: "^Postgre(SQL)?$" }',
    'product',
    'matches: ^Postgre(SQL)?$',
    {
      op: 'matches',
      pattern: '^Postgre(SQL)?$',
    },
  ],
  ['product: { startsWith: Post }', 'product', 'startsWith: Post', { op: 'startsWith', text: 'Post' }],
  ['product: { endsWith: SQL }', 'product', 'endsWith: SQL', { op: 'endsWith', text: 'SQL' }],
  [
    'product: { containsNone: [Kingbase, 8] }',
    'product',
    'containsNone: [Kingbase, 8]',
    {
      op: 'containsNone',
      values: ['Kingbase', '8'],
    },
  ],
  ['inRecovery: false', 'inRecovery', 'false', { op: 'equals', value: false }],
  ['size: { atLeast: 1.5 GB }', 'size', 'atLeast: 1.5 GB', { op: 'atLeast', bound: 1_500_000_000 }],
  ['size: { atMost: 500 GiB }', 'size', 'atMost: 500 GiB', { op: 'atMost', bound: 500 * 1024 ** 3 }],
  ['size: { above: 1.1 kB }', 'size', 'above: 1.1 kB', { op: 'above', bound: 1100 }],
  ['size: 4096', 'size', '4096', { op: 'equals', value: 4096 }],
  ['lag: { below: 1.1 s }', 'lag', 'below: 1.1 s', { op: 'below', bound: 1100 }],
  ['uptime: { atLeast: 2 min }', 'uptime', 'atLeast: 2 min', { op: 'atLeast', bound: 120 }],
  ['usage: { atMost: 90 % }', 'usage', 'atMost: 90 %', { op: 'atMost', bound: 90 }],
  [
    'certificate.daysLeft: { atLeast: 2 weeks }',
    'certificate.daysLeft',
    'atLeast: 2 weeks',
    {
      op: 'atLeast',
      bound: 14,
    },
  ],
  [
    'connections.used: { between: [10, "20"] }',
    'connections.used',
    'between: [10, 20]',
    {
      op: 'between',
      from: 10,
      to: 20,
    },
  ],
  [
    'certificate.notAfter: { after: 2027-01-31 }',
    'certificate.notAfter',
    'after: 2027-01-31',
    {
      op: 'after',
      instant: '2027-01-31',
    },
  ],
  [
    'startedAt: { before: "2027-01-31T22:00:00+08:00" }',
    'startedAt',
    'before: 2027-01-31T22:00:00+08:00',
    {
      op: 'before',
      instant: '2027-01-31T22:00:00+08:00',
    },
  ],
  ['startedAt: { atLeast: 2027-01-31 }', 'startedAt', 'atLeast: 2027-01-31', { op: 'atLeast', bound: '2027-01-31' }],
  ['startedAt: 2027-01-31', 'startedAt', '2027-01-31', { op: 'between', from: '2027-01-31', to: '2027-01-31' }],
  [
    'startedAt: { oneOf: [2027-01-31] }',
    'startedAt',
    'oneOf: [2027-01-31]',
    {
      op: 'any',
      matchers: [{ op: 'between', from: '2027-01-31', to: '2027-01-31' }],
    },
  ],
  ['extensions: { contains: pg_trgm }', 'extensions', 'contains: pg_trgm', { op: 'contains', value: 'pg_trgm' }],
  [
    'extensions: { containsAll: [pg_trgm, hstore] }',
    'extensions',
    'containsAll: [pg_trgm, hstore]',
    {
      op: 'containsAll',
      values: ['pg_trgm', 'hstore'],
    },
  ],
  ['names: { contains: 10 }', 'names', 'contains: 10', { op: 'contains', value: '10' }],
  ['names: { equals: [a, b] }', 'names', 'equals: [a, b]', { op: 'equals', value: ['a', 'b'] }],
  ['origins: { contains: work_mem }', 'origins', 'contains: work_mem', { op: 'contains', value: 'work_mem' }],
  [
    'connections: { equals: { used: 1, max: 2 } }',
    'connections',
    'equals: { used: 1, max: 2 }',
    {
      op: 'equals',
      value: { used: 1, max: 2 },
    },
  ],
  ['names: { count: 2 }', 'names', 'count: 2', { op: 'count', matcher: { op: 'equals', value: 2 } }],
  [
    'names: { count: { atLeast: 2 } }',
    'names',
    'count: { atLeast: 2 }',
    {
      op: 'count',
      matcher: { op: 'atLeast', bound: 2 },
    },
  ],
  [
    'names: { each: { endsWith: .example } }',
    'names',
    'each: { endsWith: .example }',
    {
      op: 'each',
      matcher: { op: 'endsWith', text: '.example' },
    },
  ],
  ['names: { some: a }', 'names', 'some: a', { op: 'some', matcher: { op: 'equals', value: 'a' } }],
  [
    'disks: { each: { free: { atLeast: 1 GiB }, readOnly: false } }',
    'disks',
    'each: { free: { atLeast: 1 GiB }, readOnly: false }',
    {
      op: 'each',
      matcher: {
        op: 'fields',
        fields: [
          { path: 'free', matcher: { op: 'atLeast', bound: 1024 ** 3 } },
          { path: 'readOnly', matcher: { op: 'equals', value: false } },
        ],
      },
    },
  ],
  [
    `disks: { some: { '["count"]': 3 } }`,
    'disks',
    'some: { ["count"]: 3 }',
    {
      op: 'some',
      matcher: { op: 'fields', fields: [{ path: 'count', matcher: { op: 'equals', value: 3 } }] },
    },
  ],
  [
    'extensions: { some: { name: pg_trgm, version: ">=1.6" } }',
    'extensions',
    'some: { name: pg_trgm, version: >=1.6 }',
    {
      op: 'some',
      matcher: {
        op: 'fields',
        fields: [
          { path: 'name', matcher: { op: 'equals', value: 'pg_trgm' } },
          { path: 'version', matcher: { op: 'satisfies', range: '>=1.6' } },
        ],
      },
    },
  ],
  [
    'origins: { none: { pending: true } }',
    'origins',
    'none: { pending: true }',
    {
      op: 'none',
      matcher: { op: 'fields', fields: [{ path: 'pending', matcher: { op: 'equals', value: true } }] },
    },
  ],
  ['certificate: { present: true }', 'certificate', 'present: true', { op: 'present' }],
  ['json.debug: { absent: true }', 'json.debug', 'absent: true', { op: 'absent' }],
  [
    'product: { not: Kingbase }',
    'product',
    'not: Kingbase',
    { op: 'not', matcher: { op: 'equals', value: 'Kingbase' } },
  ],
  [
    'connections.used: { any: [0, { atLeast: 10, below: 20 }] }',
    'connections.used',
    'any: [0, { atLeast: 10, below: 20 }]',
    {
      op: 'any',
      matchers: [
        { op: 'equals', value: 0 },
        {
          op: 'all',
          matchers: [
            { op: 'atLeast', bound: 10 },
            { op: 'below', bound: 20 },
          ],
        },
      ],
    },
  ],
  [
    'json.build.version: { satisfies: ">=8.2 <8.3" }',
    'json.build.version',
    'satisfies: >=8.2 <8.3',
    {
      op: 'satisfies',
      range: '>=8.2 <8.3',
    },
  ],
  ['json.port: 5432', 'json.port', '5432', { op: 'equals', value: 5432 }],
  ['json.list: { contains: { a: 1 } }', 'json.list', 'contains: { a: 1 }', { op: 'contains', value: { a: 1 } }],
  ['json.x: { atLeast: "8.2" }', 'json.x', 'atLeast: 8.2', { op: 'atLeast', bound: '8.2' }],
  ['json.x: { above: 2027-01-31 }', 'json.x', 'above: 2027-01-31', { op: 'above', bound: '2027-01-31' }],
  [
    'json.items: { each: { id: 1, state: ready } }',
    'json.items',
    'each: { id: 1, state: ready }',
    {
      op: 'each',
      matcher: {
        op: 'fields',
        fields: [
          { path: 'id', matcher: { op: 'equals', value: 1 } },
          { path: 'state', matcher: { op: 'equals', value: 'ready' } },
        ],
      },
    },
  ],
  ['settings.work_mem: 4096', 'settings.work_mem', '4096', { op: 'equals', value: 4096 }],
  ['settings["max_conections"]: 5', 'settings.max_conections', '5', { op: 'equals', value: 5 }],
  ['settings["a.b"]: x', 'settings["a.b"]', 'x', { op: 'equals', value: 'x' }],
  [
    'disks[mount="/data"].free: { atLeast: 1 MiB }',
    'disks[mount="/data"].free',
    'atLeast: 1 MiB',
    {
      op: 'atLeast',
      bound: 1024 ** 2,
    },
  ],
];
