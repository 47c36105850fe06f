import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { expect, it } from 'vitest';
import { htmlFormat } from '../../reports/html/html-format.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';

type Node = DefaultTreeAdapterMap['node'];

/** Where identifiers, statements, digests and the words of servers stand, which are nobody’s language. */
const verbatim = new Set(['code', 'pre', 'style', 'script']);

/** Proper names, identifiers and what the sample’s people and servers say. */
const said = [
  ...[
    'Han Meimei',
    'Li Lei',
    'seen on site',
    'small hospital',
    'product',
    'PM',
    'uat-version.jpg',
    'start page',
    'body',
  ],
  ...['permission denied for view pg_stat_activity', 'Node.js', 'linux x64', 'https://endoflife.date', 'jump-01'],
  ...['plumbline', 'orders.yaml', 'report.json', 'app-zone', 'Asia/Shanghai', 'atLeast: 300', 'postgres', 'http'],
  ...['orders-db', 'order-app', 'pay-app', 'fax-gateway', 'production', 'test', 'uat', 'app1', 'app2', 'answers'],
  ...['settings.max_connections', 'json.build.version', 'renew-soon', 'version', 'default', 'pg_trgm', 'plpgsql'],
  ...['CN=orders.hospital.example', 'CN=Hospital Root CA', 'ec', 'ecdsa-with-SHA256', 'SHA-256', 'TLS', 'DBA', 'Web'],
  ...['max_connections', 'true', '/data', 'GiB', 'KiB', 'ms', 'GB/T', 'HT-2026-118', 'FPH-GL-007', 'CCB-118'],
  ...['driver 8 is tested on PostgreSQL 14 to 17', 'a1b2c3', '11aa22bb', '3f2a9c51', 'MB', 's'],
];

it('leaves no English word of ours in the Chinese report', () => {
  const document = parse(htmlFormat.write(sampleResult, sampleContext('zh-CN')));
  const longestFirst = [...said].sort((a, b) => b.length - a.length);
  const left = textsOf(document).flatMap((text) => {
    let rest = text;
    for (const known of longestFirst) rest = rest.replaceAll(known, ' ');
    return rest.match(/[A-Za-z]{2,}/g) ?? [];
  });
  const digests = /^(?:[a-f]+|fade\w*)$/;
  expect([...new Set(left)].filter((word) => !digests.test(word))).toEqual([]);
});

/** Every text people read, attributes that are read aloud included. */
function textsOf(node: Node): readonly string[] {
  if ('tagName' in node && verbatim.has(node.tagName)) return [];
  const own = node.nodeName === '#text' && 'value' in node ? [node.value] : [];
  const aloud = 'attrs' in node ? node.attrs.filter(({ name }) => /^(?:aria-label|alt|data-words)$/.test(name)) : [];
  const inner = 'childNodes' in node ? node.childNodes.flatMap(textsOf) : [];
  return [...own, ...aloud.map(({ value }) => value.replace(/\{\w+\}/g, '')), ...inner];
}
