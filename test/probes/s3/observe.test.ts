import { describe, expect, it } from 'vitest';
import { s3 } from '../../../probes/s3/index.ts';
import { secretMark } from '../../../src/kit/settings.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { look } from '../../support/http-task.ts';
import { startRoutes, type Route } from '../../support/json-routes.ts';
import { overHttp } from '../../support/over-http.ts';

const list = '/attachments/?list-type=2&max-keys=1';
const head = '/attachments/';
const secretKey = 'proud+otter/61';
const key = { accessKey: 'readiness', secretKey };

// S3 API reference, ListObjectsV2 and “Error responses”.
const listed = (entries: string) =>
  `<?xml version="1.0"?><ListBucketResult><Name>attachments</Name>${entries}</ListBucketResult>`;
const refused = (code: string, more = '') => `<?xml version="1.0"?><Error><Code>${code}</Code>${more}</Error>`;

async function ask(routes: Readonly<Record<string, Route>>, settings: object = key) {
  const server = await startRoutes(routes);
  const looked = await look(s3, { url: `${server.url}/`, bucket: 'attachments', ...settings });
  await server.stop();
  return { ...looked, asked: server.asked };
}

describe('a bucket', () => {
  it('is listed with a signature, and the secret key stays here', async () => {
    const headers = { Server: 'MinIO', Date: new Date(Date.now() + 90_000).toUTCString() };
    const body = listed('<Contents><Key>secret-contract.pdf</Key></Contents>');
    const { answer, failure, asked, touched } = await ask({ [list]: { body, headers } });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ product: 'MinIO', bucketExists: true, mayList: true, empty: false });
    expect(answer?.facts.clock?.ahead).toBeGreaterThan(80_000);
    expect(answer?.gaps).toEqual([{ path: 'region', reason: 'not-supported', detail: null }]);
    expect(asked[0]?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=readiness\/\d{8}\/us-east-1\/s3\/aws4_request,SignedHeaders=/,
    );
    expect(JSON.stringify([answer, asked])).not.toMatch(/proud|contract/);
    expect(touched.some((line) => line.startsWith('account readiness at 127.0.0.1:'))).toBe(true);
  });

  it('may be empty, open to everybody, and of Ceph', async () => {
    const headers = {
      'x-amz-request-id': 'tx00000a1b2c3d4e5f6a7b8-0066e2a3c4-1a2b-default',
      'x-amz-bucket-region': 'cn-east-3',
    };
    const { answer, asked } = await ask({ [list]: { body: listed('<KeyCount>0</KeyCount>'), headers } }, {});
    expect(answer?.facts).toMatchObject({ product: 'Ceph RGW', empty: true, region: 'cn-east-3' });
    expect(asked[0]?.headers.authorization).toBeUndefined();
  });

  it('may be there without the right to list it', async () => {
    const denied = { status: 403, body: refused('AccessDenied') };
    const there = await ask({ [list]: denied, [head]: { body: '' } });
    expect(there.answer?.facts).toMatchObject({ mayList: false, bucketExists: true });
    expect(there.answer?.gaps).toContainEqual({ path: 'empty', reason: 'not-permitted', detail: 'AccessDenied' });
    expect(there.asked.map(({ line }) => line)).toEqual([`GET ${list}`, `HEAD ${head}`]);
    const hidden = await ask({ [list]: denied, [head]: { status: 403, body: '' } });
    expect(hidden.answer?.gaps).toContainEqual({
      path: 'bucketExists',
      reason: 'not-permitted',
      detail: '403 Forbidden',
    });
  });

  it('may be missing', async () => {
    const { answer } = await ask({ [list]: { status: 404, body: refused('NoSuchBucket') } });
    expect(answer?.facts).toMatchObject({ bucketExists: false });
    expect(answer?.gaps).toContainEqual({ path: 'mayList', reason: 'not-reached', detail: 'NoSuchBucket' });
  });
});

describe('a refusal', () => {
  const times = '<RequestTime>20261123T060000Z</RequestTime><ServerTime>2026-11-23T06:20:00Z</ServerTime>';
  it.each([
    ['InvalidAccessKeyId', 403, '', 'login-denied'],
    ['SignatureDoesNotMatch', 403, '', 'login-denied'],
    ['RequestTimeTooSkewed', 403, times, 'clock-skewed'],
    ['AuthorizationHeaderMalformed', 400, '<Region>cn-north-1</Region>', 'http-unexpected-status'],
    ['SlowDown', 503, '', 'http-unexpected-status'],
  ])('%s', async (code, status, more, cause) => {
    const { failure } = await ask({ [list]: { status, body: refused(code, more) } });
    expect(failure?.failureCause).toBe(cause);
    expect(JSON.stringify([failure?.params, failure?.learnt])).not.toContain(secretKey);
  });

  it('tells how far the clocks are apart, and which region is wanted', async () => {
    const skewed = await ask({ [list]: { status: 403, body: refused('RequestTimeTooSkewed', times) } });
    expect(JSON.stringify(skewed.failure?.params['ahead'])).toContain('1200000');
    const elsewhere = await ask({
      [list]: { status: 400, body: refused('AuthorizationHeaderMalformed', '<Region>eu-1</Region>') },
    });
    expect(JSON.stringify(elsewhere.failure?.params['note'])).toContain('eu-1');
  });

  it('of somebody unknown asks for a login', async () => {
    const { failure } = await ask({ [list]: { status: 403, body: refused('AccessDenied') } }, {});
    expect(failure?.failureCause).toBe('login-required');
  });
});

describe('the settings', () => {
  const target = { url: 'https://oss-cn-hangzhou.example', bucket: 'attachments' };

  it('put the bucket before or behind the host', () => {
    const lines = (style: string) =>
      s3
        .touches(s3.settings.parse({ ...target, style }))
        .flatMap(({ touch }) => (touch.kind === 'url' ? touch.url : []));
    expect(lines('virtual')[0]).toBe('https://attachments.oss-cn-hangzhou.example/?list-type=2&max-keys=1');
    expect(lines('path')[1]).toBe('https://oss-cn-hangzhou.example/attachments/');
  });

  it('name the access key as account, and take no half of a key', () => {
    const settings = s3.settings.parse({ ...target, accessKey: 'readiness', secretKey: secretMark });
    expect(s3.login(settings)).toEqual({ host: 'oss-cn-hangzhou.example', port: 443, account: 'readiness' });
    expect(s3.settings.safeParse({ ...target, accessKey: 'readiness' }).success).toBe(false);
    expect(s3.settings.safeParse({ ...target, bucket: 'a/b' }).success).toBe(false);
  });
});

describe('what is no S3', () => {
  hostileServers(
    (port) => look(s3, { url: `http://127.0.0.1:${port}`, bucket: 'attachments', answerWithin: 300 }),
    overHttp,
  );

  it('is named where it answers something else', async () => {
    const json = await ask({ [list]: { body: { status: 'UP' } } });
    expect(json.failure?.failureCause).toBe('protocol-not-spoken');
    const page = await ask({ [list]: { body: '<html><title>Console</title></html>' } });
    expect(page.failure?.failureCause).toBe('body-html-instead');
  });
});
