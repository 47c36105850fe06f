import { describe, expect, it } from 'vitest';
import { noProxyEntry } from '../../../../src/kit/ladder/proxy/no-proxy.ts';

/** List, host, port, and the entry that takes it out; null: it goes through the proxy. */
const rows: readonly (readonly [string, string, number, string | null])[] = [
  ['', 'app.corp.example', 443, null],
  ['*', 'app.corp.example', 443, '*'],
  ['other.example *', 'app.corp.example', 443, '*'],
  ['app.corp.example', 'app.corp.example', 443, 'app.corp.example'],
  ['APP.Corp.Example', 'app.corp.example', 443, 'APP.Corp.Example'],
  ['app.corp.example', 'APP.CORP.EXAMPLE.', 443, 'app.corp.example'],
  ['corp.example', 'app.corp.example', 443, 'corp.example'],
  ['.corp.example', 'app.corp.example', 443, '.corp.example'],
  ['.corp.example', 'corp.example', 443, '.corp.example'],
  ['*.corp.example', 'app.corp.example', 443, '*.corp.example'],
  ['*.corp.example', 'corp.example', 443, '*.corp.example'],
  ['corp.example.', 'corp.example', 443, 'corp.example.'],
  ['corp.example', 'othercorp.example', 443, null],
  ['app', 'app.corp.example', 443, null],
  ['example', 'app.corp.example', 443, 'example'],
  ['c*.example', 'corp.example', 443, null],
  ['.', 'app.corp.example', 443, null],
  ['a.example,b.example', 'b.example', 80, 'b.example'],
  ['a.example b.example', 'b.example', 80, 'b.example'],
  [' a.example ,\tb.example ', 'b.example', 80, 'b.example'],
  ['a.example,,b.example,', 'b.example', 80, 'b.example'],
  ['app.example:8080', 'app.example', 8080, 'app.example:8080'],
  ['app.example:8080', 'app.example', 443, null],
  ['.example:8080', 'app.example', 8080, '.example:8080'],
  ['10.1.2.3', '10.1.2.3', 80, '10.1.2.3'],
  ['10.1.2.3', '10.1.2.30', 80, null],
  ['10.1.2.3:80', '10.1.2.3', 80, '10.1.2.3:80'],
  ['10.1.2.3:80', '10.1.2.3', 81, null],
  ['10.0.0.0/8', '10.200.3.4', 80, '10.0.0.0/8'],
  ['10.0.0.0/8', '11.0.0.1', 80, null],
  ['10.1.2.0/23', '10.1.3.255', 80, '10.1.2.0/23'],
  ['10.1.2.0/23', '10.1.4.0', 80, null],
  ['0.0.0.0/0', '8.8.8.8', 80, '0.0.0.0/0'],
  ['10.0.0.0/33', '10.0.0.1', 80, null],
  ['10.0.0.0/x', '10.0.0.1', 80, null],
  ['10.0.0.0/8/8', '10.0.0.1', 80, null],
  ['10.0.0.0/8', 'ten.example', 80, null],
  ['0.0.0.1', '10.0.0.1', 80, null],
  ['.0.0.1', '10.0.0.1', 80, null],
  ['::1', '::1', 80, '::1'],
  ['[::1]', '::1', 80, '[::1]'],
  ['[::1]:8080', '::1', 8080, '[::1]:8080'],
  ['[::1]:8080', '::1', 80, null],
  ['0:0:0:0:0:0:0:1', '::1', 80, '0:0:0:0:0:0:0:1'],
  ['fd00::/8', 'fd12:3456::1', 80, 'fd00::/8'],
  ['fd00::/8', 'fe80::1', 80, null],
  ['fd00::/129', 'fd00::1', 80, null],
  ['10.0.0.0/8', '::ffff:10.0.0.1', 80, null],
  ['localhost,127.0.0.1', 'localhost', 80, 'localhost'],
  ['localhost', '127.0.0.1', 80, null],
];

describe('NO_PROXY', () => {
  it.each(rows)('%j, %s:%d: %s', (list, host, port, entry) => {
    expect(noProxyEntry(list, { host, port })).toBe(entry);
  });
});
