import { describe, expect, it } from 'vitest';
import { createKeySink } from '../../../probes/files/formats/key-sink.ts';
import type { Format } from '../../../probes/files/formats/format-names.ts';
import { loadReader } from '../../../probes/files/formats/readers.ts';
import { UnreadableError } from '../../../probes/files/formats/unreadable.ts';
import { value } from '../../../src/model/message.ts';

async function read(format: Format, text: string) {
  const sink = createKeySink();
  const reader = await loadReader(format);
  reader?.(text, sink);
  return { keys: Object.fromEntries(sink.values), twice: [...sink.duplicates], cut: sink.cutBy() };
}

async function lineOf(format: Format, text: string): Promise<number> {
  try {
    await read(format, text);
  } catch (error) {
    if (error instanceof UnreadableError) return error.line;
    throw error;
  }
  throw new Error('it was read');
}

describe('properties', () => {
  it('knows separators, escapes, comments and lines that go on', async () => {
    const text = [
      '# comment = no',
      '! nor this',
      'a=1',
      'b : two words  ',
      'c three',
      'long = one, \\',
      '       two',
      'path=C:\\\\app\\\\conf',
      'name=\\u4e2d\\u6587',
      'with\\ space\\=sign=x',
      'empty=',
      'flag',
      'version=1.10',
      'port=0080',
      'on=true',
    ].join('\r\n');
    expect((await read('properties', text)).keys).toEqual({
      a: 1,
      b: 'two words',
      c: 'three',
      long: 'one, two',
      path: 'C:\\app\\conf',
      name: '中文',
      'with space=sign': 'x',
      empty: '',
      flag: '',
      version: '1.10',
      port: '0080',
      on: true,
    });
  });

  it('takes the last of two and says so', async () => {
    expect(await read('properties', 'a=1\na=2\nb=3')).toEqual({ keys: { a: 2, b: 3 }, twice: ['a'], cut: null });
  });
});

describe('ini', () => {
  it('has sections, words alone, quotation marks and comments behind', async () => {
    const text =
      '\n; no\nx = 1\n[mysqld]\nport=3306 # default\nskip-networking\nsql_mode="A,B"\n[client]\nport: 3307\n';
    expect((await read('ini', text)).keys).toEqual({
      x: 1,
      'mysqld.port': 3306,
      'mysqld.skip-networking': true,
      'mysqld.sql_mode': 'A,B',
      'client.port': 3307,
    });
  });

  it('reads .env', async () => {
    expect((await read('ini', 'export DB_HOST=db1\nNAME="a # b"')).keys).toEqual({ DB_HOST: 'db1', NAME: 'a # b' });
  });

  it('is not slowed down by a line of blanks', async () => {
    expect((await read('ini', `a=b${' '.repeat(1_000_000)}c`)).keys).toHaveProperty('a');
  });
});

describe('yaml', () => {
  it('is flat, with lists, anchors, merges and several documents', async () => {
    const text = [
      'base: &base { pool: 10, ssl: true }',
      'spring:',
      '  datasource:',
      '    <<: *base',
      '    url: jdbc:postgresql://db/orders',
      '  list: [1, "2", 1.10]',
      'none:',
      'empty: []',
      'hollow: {}',
      '---',
      'server: { port: 8080 }',
    ].join('\n');
    expect((await read('yaml', text)).keys).toEqual({
      'base.pool': 10,
      'base.ssl': true,
      'spring.datasource.pool': 10,
      'spring.datasource.ssl': true,
      'spring.datasource.url': 'jdbc:postgresql://db/orders',
      'spring.list[0]': 1,
      'spring.list[1]': '2',
      'spring.list[2]': '1.10',
      none: null,
      empty: [],
      hollow: null,
      '#2.server.port': 8080,
    });
  });

  it('is not blown up by aliases of aliases, nor by one that names itself', async () => {
    let bomb = 'a0: &a0 [x, x, x, x, x, x, x, x, x]\n';
    for (let n = 1; n < 12; n += 1)
      bomb += `a${n}: &a${n} [${Array(9)
        .fill(`*a${n - 1}`)
        .join(', ')}]\n`;
    expect((await read('yaml', bomb)).cut).not.toBeNull();
    expect((await read('yaml', 'a: &a [*a]')).cut?.note).toBe('files.gap.aliases');
  });

  it('names the line', async () => {
    expect(await lineOf('yaml', 'a: 1\nb: [1, 2\nc: 3\n')).toBeGreaterThan(1);
    expect(await lineOf('yaml', `a: 1\nb: ${'['.repeat(50_000)}`)).toBe(2);
    expect(await lineOf('yaml', 'a: 1\n\tb: 2')).toBe(2);
  });
});

describe('json', () => {
  it('is flat, lets comments pass, and keeps numbers that are too great', async () => {
    const text =
      '{ // yes\n"a": {"b": [1, {"c": null}], "e": {}, "f": []}, /* and */ "n": 12345678901234567890, "x": 1e3, "t": "1",\n}';
    expect((await read('json', text)).keys).toEqual({
      'a.b[0]': 1,
      'a.b[1].c': null,
      'a.e': null,
      'a.f': [],
      n: '12345678901234567890',
      x: '1e3',
      t: '1',
    });
  });

  it('says which member stands twice', async () => {
    expect(await read('json', '{"a":1,"a":2}')).toMatchObject({ keys: { a: 2 }, twice: ['a'] });
  });

  it('names the line', async () => {
    expect(await lineOf('json', '{\n"a": 1,\n"b": oops}')).toBe(3);
    expect(await lineOf('json', '{\n"a": "open\n}')).toBe(2);
    expect(await lineOf('json', '{"a": 1')).toBe(1);
    expect(await lineOf('json', '{"a": 1}}')).toBe(1);
    expect(await lineOf('json', `${'\n'.repeat(3)}${'['.repeat(100_000)}`)).toBe(4);
  });
});

describe('xml', () => {
  it('names elements by their place or what they are called', async () => {
    const text = `<?xml version="1.0"?><!DOCTYPE beans SYSTEM "http://127.0.0.1:1/x.dtd">
      <beans><bean id="ds" class="Pool"><property name="url" value="jdbc:x"/><property name="max" value="20"/></bean>
      <item>a</item><item>b</item><note><![CDATA[<c>]]></note><empty/></beans>`;
    expect((await read('xml', text)).keys).toMatchObject({
      'beans.bean(ds)@class': 'Pool',
      'beans.bean(ds).property(url)@value': 'jdbc:x',
      'beans.bean(ds).property(max)@value': 20,
      'beans.item': 'a',
      'beans.item[1]': 'b',
      'beans.note': '<c>',
      'beans.empty': '',
    });
  });

  it('expands no entity of a DOCTYPE', async () => {
    const text =
      '<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y SYSTEM "file:///etc/passwd">]><a><b>&x;</b><c>&y;</c><d>&lt;</d></a>';
    const { keys } = await read('xml', text);
    expect(keys['a.b']).toBe('&x;');
    expect(keys['a.c']).toBe('&y;');
    expect(keys['a.d']).toBe('<');
  });

  it('names the line', async () => {
    expect(await lineOf('xml', '<a>\n<b>\n</a>')).toBe(3);
    expect(await lineOf('xml', '<a>'.repeat(500))).toBe(1);
  });
});

describe('nginx', () => {
  it('has directives by block, repeated ones as lists', async () => {
    const text = `
      worker_processes auto; # comment
      http {
        include mime.types;
        client_max_body_size 20m;
        log_format main '$remote_addr "$request"';
        server {
          listen 80; listen 443 ssl;
          server_name a.example b.example;
          location /api { proxy_pass http://10.0.0.1:8080; proxy_set_header X-A "\${host}"; }
          location ~ "^/x{1,2}$" { return 404; }
        }
        server { listen 81; }
      }`;
    expect((await read('nginx', text)).keys).toMatchObject({
      worker_processes: 'auto',
      'http.include': 'mime.types',
      'http.client_max_body_size': '20m',
      'http.log_format': 'main $remote_addr "$request"',
      'http.server.listen': [80, '443 ssl'],
      'http.server.server_name': 'a.example b.example',
      'http.server.location(/api).proxy_pass': 'http://10.0.0.1:8080',
      'http.server[1].listen': 81,
    });
  });

  it('passes over blocks of Lua', async () => {
    const text = 'server { content_by_lua_block { if x then y = { 1 } end } listen 1; }';
    expect((await read('nginx', text)).keys).toEqual({ 'server.listen': 1 });
  });

  it('names the line', async () => {
    expect(await lineOf('nginx', 'server {\nlisten 80\n}')).toBe(3);
    expect(await lineOf('nginx', 'server {\nlisten 80;\n')).toBe(3);
    expect(await lineOf('nginx', '\n}')).toBe(2);
  });
});

describe('tnsnames', () => {
  it('has host, port and service of each alias', async () => {
    const text = `# comment
ORCL, ORCL2 =
  (DESCRIPTION =
    (ADDRESS_LIST = (ADDRESS = (PROTOCOL = TCP)(HOST = db1)(PORT = 1521))
      (ADDRESS = (PROTOCOL = TCP)(HOST = db2)(PORT = 1522)))
    (CONNECT_DATA = (SERVICE_NAME = orders.example)(SERVER=DEDICATED)))
OLD=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=10.0.0.9)(PORT=1521))(CONNECT_DATA=(SID=ORA11)))`;
    expect((await read('tnsnames', text)).keys).toMatchObject({
      'ORCL.host': ['db1', 'db2'],
      'ORCL.port': [1521, 1522],
      'ORCL.service_name': 'orders.example',
      'ORCL2.host': ['db1', 'db2'],
      'OLD.host': '10.0.0.9',
      'OLD.sid': 'ORA11',
    });
  });

  it('names the line', async () => {
    expect(await lineOf('tnsnames', 'A=(X=(Y=1)\n\n')).toBe(3);
    expect(await lineOf('tnsnames', 'A=(X=1))')).toBe(1);
  });
});

it('stops at a bound of keys', async () => {
  const many = Array.from({ length: 30_000 }, (_, n) => `k${n}=1`).join('\n');
  for (const format of ['properties', 'ini'] as const) {
    const { keys, cut } = await read(format, many);
    expect(Object.keys(keys)).toHaveLength(20_000);
    expect(cut?.noteParams).toEqual({ count: value(20_000) });
  }
  const deep = `{"${'x'.repeat(900_000)}":{${Array.from({ length: 1000 }, (_, n) => `"k${n}":1`).join(',')}}}`;
  expect((await read('json', deep)).cut).not.toBeNull();
});
