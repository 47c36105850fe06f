import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { readDraft } from '../../support/read-profile.ts';

const head = 'plumbline: 1\nname: alone\n';

/** Codes of the mistakes, with their lines. */
function mistakes(text: string): readonly string[] {
  const read = readDraft('alone.yaml', head + text);
  return read.ok ? [] : read.mistakes.map(({ code, line }) => `${code} ${String(line)}`);
}

/** The draft of a profile without mistakes. */
function draftOf(text: string) {
  const read = readDraft('alone.yaml', head + text);
  if (!read.ok || read.draft === null) throw new Error(JSON.stringify(read));
  return { profile: read.profile, draft: read.draft };
}

describe('a profile without the values of any environment', () => {
  it('is read with every type of parameter, in targets and in what is expected', () => {
    const { profile, draft } = draftOf(`parameters:
  db: { type: host, describe: { en: order database, zh-CN: 订单库 } }
  p: { type: port }
  web: { type: url }
  apps: { type: map of url }
  more: { type: list of url }
  name: { type: text }
  ca: { type: file }
  v: { type: version }
  room: { type: size }
  days: { type: duration }
  n: { type: integer }
  f: { type: number }
  tls: { type: boolean }
  given: { type: text, default: orders }
checks:
  db:
    probe: postgres
    target: { host: '\${db}', port: '\${p}', database: '\${given}', user: '\${name}', password: '\${secret:PW}', ca: '\${ca}' }
    expect:
      version: '>=\${v}'
      size: { atMost: '\${room}' }
      endOfLife.daysLeft: { atLeast: '\${days}' }
      settings.max_connections: { atLeast: '\${n}' }
      settings.autovacuum: { equals: '\${tls}' }
      connections.max: { above: '\${f}' }
  app:
    probe: release
    forEach: { app: '\${apps}' }
    target: { url: '\${app}/info', json: version }
  others:
    probe: http
    forEach: { one: '\${more}' }
    target: { url: '\${one}' }
  web:
    probe: http
    target: { url: '\${web}:8443/x', redirectTo: ['\${web}'] }
`);
    expect(profile.environments.map(({ name }) => name)).toEqual(['default']);
    expect(profile.checks.map((each) => each.environments[0]?.nodes.length)).toEqual([1, 1, 1, 1]);
    expect(draft.parameters.map(({ name, type, byDefault }) => [name, type, byDefault]).slice(0, 4)).toEqual([
      ['db', 'host', null],
      ['p', 'port', null],
      ['web', 'url', null],
      ['apps', 'map of url', null],
    ]);
    expect(draft.parameters.at(-1)).toMatchObject({ name: 'given', byDefault: 'orders', standIn: null });
    const settings = profile.checks[0]?.environments[0]?.nodes[0]?.settings;
    const [db, port] = draft.parameters;
    expect(db?.standIn?.texts).toContain(settings?.['host']);
    expect(port?.standIn?.numbers).toContain(settings?.['port']);
    expect(settings?.['database']).toBe('orders');
    const days = profile.checks[0]?.environments[0]?.nodes[0]?.expect.find(({ path }) => path === 'endOfLife.daysLeft');
    const bound = days?.matcher.op === 'atLeast' ? days.matcher.bound : null;
    expect(draft.parameters[9]?.standIn?.numbers).toContain(bound);
  });

  it('has the environments that it names, after all the others', () => {
    const { profile } = draftOf(`checks:
  web:
    probe: http
    except: [lab]
    target: { url: 'http://127.0.0.1/' }
    expect: { status: { equals: 200, severity: { default: minor, production: blocker } } }
    across: { status: { rule: same, against: uat } }
`);
    expect(profile.environments.map(({ name }) => name)).toEqual(['default', 'lab', 'production', 'uat']);
    expect(profile.checks[0]?.environments.map(({ environment }) => environment)).toEqual([
      'default',
      'production',
      'uat',
    ]);
  });

  it('keeps what is asked under a condition, and the condition beside it', () => {
    const { profile, draft } = draftOf(`parameters: { kind: { type: text } }
checks:
  web:
    probe: http
    when: { kind: big }
    target: { url: 'http://127.0.0.1/' }
    expect: { status: { equals: 200, when: { kind: { oneOf: [big, small] } } } }
`);
    const [check] = profile.checks;
    const [expectation] = check?.environments[0]?.nodes[0]?.expect ?? [];
    const written = (at: typeof expectation) =>
      draft.conditions.find((each) => each.at.line === at?.at.line && each.at.column === at.at.column)?.written;
    expect(draft.conditions.map((each) => each.written)).toEqual(['kind: big', 'kind: { oneOf: [big, small] }']);
    expect(written(expectation)).toBe('kind: { oneOf: [big, small] }');
    expect(draft.conditions[0]?.at).toMatchObject({ line: check?.at.line, column: check?.at.column });
  });

  it('may name machines that only a site file knows, and takes any value that stands in for a list', () => {
    const { profile } = draftOf(`parameters:
  keys: { type: list of text }
checks:
  files:
    probe: ssh
    from: [app]
    target: { host: sftp.example, hostKey: '\${keys}' }
`);
    expect(profile.checks[0]?.from).toEqual(['app']);
    expect(mistakes("checks:\n  files:\n    probe: ssh\n    target: { host: a, hostKey: ['x'] }\n")).toEqual([
      'setting-rule-written 6',
    ]);
  });

  it('is no draft where it has environments of its own', () => {
    const read = readDraft(
      'alone.yaml',
      readFileSync('README.md', 'utf8').split('```yaml\n')[1]?.split('```')[0] ?? '',
    );
    expect(read.ok && read.draft).toBe(null);
  });

  it('of the project is read', () => {
    const read = readDraft('orders.yaml', readFileSync('profiles/orders-go-live.yaml'));
    expect(read.ok && read.profile.environments.map(({ name }) => name)).toEqual(['default', 'production']);
    expect(read.ok && read.profile.relations.map(({ id }) => id)).toEqual(['web-fits-api']);
  });
});

describe('mistakes of a profile without a site file', () => {
  it('are those of the profile', () => {
    expect(
      mistakes(`parameters: { db: { type: host } }
checks:
  web: { probe: http, target: { url: 'http://\${dbb}/' }, expect: { statsu: 200 } }
  db: { probe: postgres, target: { host: '\${db}', database: x, user: y }, expect: { versoin: '\${db}' } }
`),
    ).toEqual(['unknown-variable-likely 5', 'unknown-fact-likely 5', 'unknown-fact-likely 6']);
  });

  it('are not made up by the values that stand in', () => {
    expect(
      mistakes(`parameters: { method: { type: text }, from: { type: integer }, to: { type: integer } }
checks:
  web:
    probe: http
    target: { url: 'http://127.0.0.1/', method: '\${method}' }
    expect:
      status: { between: ['\${to}', '\${from}'] }
`),
    ).toEqual([]);
  });
});
