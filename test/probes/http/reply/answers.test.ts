import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { http } from '../../../../probes/http/index.ts';
import { startHttp, type TestServer } from '../../../support/http-servers.ts';
import { look } from '../../../support/http-task.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function serve(listener: RequestListener): Promise<TestServer & { readonly url: string }> {
  const server = await startHttp(listener);
  running.push(server);
  return { ...server, url: `http://127.0.0.1:${String(server.port)}` };
}

/** Answers every request alike. */
async function always(body: string | Buffer, type = 'application/json', status = 200, more: object = {}) {
  return serve((_request, response) => response.writeHead(status, { 'Content-Type': type, ...more }).end(body));
}

const orders =
  '{"items": [{"id": 1, "state": "open", "name": "aaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}, {"id": 2, "state": "closed"}, ' +
  '{"id": 9007199254740993, "state": "open"}]}';

describe('values of a JSON reply by query', () => {
  it('gives the one value of a singular query, and lists of others', async () => {
    const { url } = await always(orders);
    const read = {
      first: '$.items[0].id',
      open: "$.items[?@.state == 'open'].id",
      path: 'items[1].state',
      none: '$.items[?@.id == 77]',
      nowhere: '$.total',
      named: "$.items[?match(@.name, '(a+)+!')].id",
      slow: "$.items[?match(@.name, '(a+)+b')].id",
    };
    const { answer } = await look(http, { url, read });
    expect(answer?.facts.json).toEqual({
      first: 1,
      open: [1, '9007199254740993'],
      path: 'closed',
      none: [],
      named: [1],
      slow: [],
    });
    expect(answer?.gaps).toEqual([]);
  });

  it('cuts off a query that compares each with each, one that names too much, and one that goes too deep', async () => {
    const rows = Array.from({ length: 3000 }, (_, id) => ({ id }));
    const { url } = await always(`{"rows": ${JSON.stringify(rows)}, "deep": ${'['.repeat(900)}${']'.repeat(900)}}`);
    const read = { ids: '$.rows[*].id', deep: '$..nothing', slow: '$.rows[?count($.rows[?@.id > 0]) < 0]' };
    const { answer } = await look(http, { url, read });
    expect(answer?.facts.json?.['ids']).toHaveLength(1000);
    expect(answer?.facts.json).not.toHaveProperty('slow');
    expect(answer?.gaps).toMatchObject([
      { path: 'json.ids', reason: 'truncated', note: 'kit.gap.first', noteParams: { kept: 1000 } },
      { path: 'json.deep', reason: 'truncated' },
      { path: 'json.slow', reason: 'truncated', note: 'http.gap.too-slow' },
      { path: 'duplicateKeys', reason: 'truncated', note: 'http.gap.too-slow' },
    ]);
  });

  it('keeps no value that is too large or nests too deep, by path or by name', async () => {
    const { url } = await always(
      `{"large": "${'a'.repeat(70_000)}", "deep": ${'['.repeat(99)}${']'.repeat(99)}, "n": 1}`,
    );
    const named = await look(http, { url, read: { large: 'large', deep: '$.deep', n: 'n' } });
    const paths = await look(http, { url, read: ['large', 'deep', 'n'] });
    for (const { answer } of [named, paths]) {
      expect(answer?.facts.json).toEqual({ n: 1 });
      expect(answer?.gaps).toMatchObject([
        { path: 'json.large', reason: 'truncated' },
        { path: 'json.deep', reason: 'truncated' },
      ]);
    }
  });

  it.each([
    [{ read: { a: '$.items[?' } }],
    [{ read: { a: '$.items[?nothing(@)]' } }],
    [{ read: { a: 'a..b' } }],
    [{ matches: { a: '(?=x)' } }],
    [{ xpath: { a: '//[' } }],
    [{ cors: { origin: 'https://app.example/path' } }],
    [{ contract: { openapi: 'a.yaml', operation: 'orders' } }],
    [{ contract: {} }],
    [{ repeat: 101 }],
    [{ repeat: 2, method: 'POST' }],
  ])('refuses %j', (written) => {
    expect(http.settings.safeParse({ url: 'http://a.example', ...written }).success).toBe(false);
  });
});

describe('texts and expressions', () => {
  it('says whether each is in the body', async () => {
    const { url } = await always('status: UP, build 4.2.1', 'text/plain');
    const { answer } = await look(http, {
      url,
      contains: { up: 'UP', down: 'DOWN' },
      matches: { build: 'build \\d+\\.\\d+', alone: '^UP$', bomb: '(?:[a-z]*)*\\z!' },
    });
    expect(answer?.facts).toMatchObject({
      contains: { up: true, down: false },
      matches: { build: true, alone: false, bomb: false },
      json: null,
      xml: null,
    });
  });
});

const gbk = (text: string) =>
  Buffer.concat([...text].map((char) => (char === '中' ? Buffer.from([0xd6, 0xd0]) : Buffer.from(char))));

describe('charsets', () => {
  it.each([
    ['text/xml; charset=GBK', '<a>中</a>', { charset: 'gbk', charsetFrom: 'header', charsetAgrees: true }],
    [
      'text/xml',
      '<?xml version="1.0" encoding="GB2312"?><a>中</a>',
      { charset: 'gbk', charsetFrom: 'content', charsetAgrees: true },
    ],
    ['text/html', '<meta charset="gb18030">中', { charset: 'gb18030', charsetFrom: 'content', charsetAgrees: true }],
    ['text/xml; charset=utf-8', '<a>中</a>', { charset: 'gb18030', charsetFrom: 'bytes', charsetAgrees: false }],
    [
      'text/xml; charset=utf-8',
      '<?xml version="1.0" encoding="GBK"?><a>x</a>',
      { charset: 'utf-8', charsetFrom: 'header', charsetAgrees: false },
    ],
    ['application/json', '{"a":1}', { charset: 'utf-8', charsetFrom: 'default', charsetAgrees: true }],
    ['image/png', 'x', { charset: null, charsetFrom: null, charsetAgrees: null }],
    ['text/plain', '', { charset: null, charsetFrom: null, charsetAgrees: null }],
  ])('%s %s', async (type, text, body) => {
    const { url } = await always(gbk(text), type);
    const { answer } = await look(http, { url, contains: { middle: '中' } });
    expect(answer?.facts.body).toMatchObject(body);
    expect(answer?.facts.contains).toEqual({ middle: text.includes('中') });
  });

  it('reads Big5, and names a charset that is not known', async () => {
    const big5 = await always(Buffer.from([0xa4, 0xa4]), 'text/plain; charset=Big5');
    expect((await look(http, { url: big5.url, contains: { middle: '中' } })).answer?.facts.contains).toEqual({
      middle: true,
    });
    const odd = await always('abc', 'text/plain; charset=utf8mb4');
    const { answer } = await look(http, { url: odd.url });
    expect(answer?.gaps).toEqual([
      {
        path: 'body.charset',
        reason: 'not-supported',
        detail: null,
        note: 'http.gap.no-charset',
        noteParams: { charset: 'utf8mb4' },
      },
    ]);
  });
});

const soap = (body: string) =>
  `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;

describe('XML and SOAP', () => {
  it('takes out values by XPath, with namespaces', async () => {
    const reply = '<r xmlns="urn:orders" v="7"><item>a</item><item>b<![CDATA[<c>]]></item><empty/></r>';
    const { url } = await always(soap(reply), 'text/xml');
    const xpath = {
      one: '//o:item[1]',
      all: '//o:item',
      count: 'count(//o:item)',
      has: 'boolean(//o:empty)',
      attribute: '//o:r/@v',
      none: '//o:nothing',
      prefix: '//other:item',
    };
    const { answer } = await look(http, { url, xpath, namespaces: { o: 'urn:orders' } });
    expect(answer?.facts.xml).toEqual({ one: 'a', all: ['a', 'b<c>'], count: 2, has: true, attribute: '7' });
    expect(answer?.facts.soapFault).toBeNull();
    expect(answer?.gaps).toMatchObject([{ path: 'xml.prefix', reason: 'not-supported', note: 'http.gap.xpath' }]);
  });

  it('says that a redirect or a page came in its place', async () => {
    const xpath = { one: '/a' };
    const moved = await always('', 'text/html', 302, { Location: '/login?code=1' });
    const { failure } = await look(http, { url: moved.url, xpath, followRedirects: 0 });
    expect(failure).toMatchObject({
      failureCause: 'http-redirect-not-followed',
      phase: 'body',
      params: { status: 302 },
    });
    const page = await always('<!doctype html><title>Sign in</title>', 'text/html');
    expect((await look(http, { url: page.url, xpath })).failure).toMatchObject({
      failureCause: 'body-html-instead',
      params: { title: { value: 'Sign in' } },
    });
  });

  it('reads the fault of SOAP 1.1 and 1.2, also where the status says no', async () => {
    const old = '<s:Fault><faultcode>s:Server</faultcode><faultstring>no\n database</faultstring></s:Fault>';
    const accepted = await always(soap(old), 'text/xml');
    expect((await look(http, { url: accepted.url })).answer?.facts.soapFault).toEqual({
      code: 's:Server',
      reason: 'no database',
    });
    const current =
      '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><e:Fault><e:Code><e:Value>e:Sender</e:Value>' +
      '<e:Subcode><e:Value>m:Late</e:Value></e:Subcode></e:Code><e:Reason><e:Text xml:lang="en">too late</e:Text></e:Reason>' +
      '</e:Fault></e:Body></e:Envelope>';
    const refused = await always(current, 'application/soap+xml', 500);
    const { failure } = await look(http, { url: refused.url });
    const said = { code: 'e:Sender / m:Late', reason: 'too late' };
    expect(failure?.learnt.facts?.['soapFault']).toEqual(said);
    expect(failure?.params['note']).toMatchObject({ code: 'http.note.soap-fault' });
  });
});

describe('asking more than once', () => {
  it('gives percentiles over fresh connections, and counts what failed', async () => {
    let asked = 0;
    const server = await serve((_request, response) => {
      asked += 1;
      if (asked === 2) response.destroy();
      else response.writeHead(asked === 3 ? 503 : 200).end('{}');
    });
    const { answer } = await look(http, { url: server.url, repeat: 5 });
    expect(server.connections()).toBe(5);
    expect(answer?.facts.failures).toBe(2);
    const { p50, p95, max, total } = answer?.facts.timings ?? {};
    expect([p50, p95, max, total].every((each) => typeof each === 'number')).toBe(true);
    expect(Number(p50) <= Number(p95) && Number(p95) <= Number(max)).toBe(true);
  });

  it('declares every request, and asks once unless told otherwise', async () => {
    const counts = (written: object) =>
      http
        .touches(http.settings.parse({ url: 'http://a.example/x', followRedirects: 0, ...written }))
        .map((each) => each.count);
    expect(counts({ repeat: 7 })).toEqual([7, 7]);
    expect(counts({ cors: { origin: 'http://b.example' } })).toEqual([2, 1, 1]);
    // A handshake that fails is looked at twice more, in each round: only the first one ends the row.
    const tls = { url: 'https://a.example/x', repeat: 7 };
    expect(counts(tls)).toEqual([21, 7]);
    expect(counts({ ...tls, cors: { origin: 'http://b.example' } })).toEqual([24, 7, 1]);
    expect(counts({ ...tls, redirectTo: ['https://b.example'], followRedirects: 1 })).toEqual([28, 28, 14]);
    const { url } = await always('{}');
    expect((await look(http, { url })).answer?.facts).toMatchObject({
      failures: null,
      timings: { p50: null, max: null },
    });
  });

  it('stops with the run', async () => {
    const controller = new AbortController();
    let asked = 0;
    const { url } = await serve((_request, response) => {
      asked += 1;
      if (asked === 3) controller.abort();
      response.end('{}');
    });
    const { failure } = await look(http, { url, repeat: 100 }, { signal: controller.signal });
    expect(failure?.failureCause).toBe('cancelled');
    expect(failure?.learnt.facts).toMatchObject({ status: 200 });
    expect(asked).toBe(3);
  });
});
