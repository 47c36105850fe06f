import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { init } from '../../src/cli/commands/init.ts';
import { findingKey } from '../../src/model/identity.ts';
import { put, sharedFolder } from '../support/cli-files.ts';
import { contract } from '../support/contract.ts';
import { debianMissing, sharedServer } from '../support/debian-server.ts';
import { makeCertificate } from '../support/http-certificates.ts';
import { mosquittoServer, redisServer } from '../support/message-servers.ts';
import { checkCopy, notPassed, quietContext } from '../profiles/run-template.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = sharedFolder();
const authority = await makeCertificate({ name: 'Customer Root', authority: true });
const certificate = await makeCertificate({ name: 'mq', issuer: authority, names: ['127.0.0.1'], until: 200 });
const missing = debianMissing(['/usr/bin/redis-server', '/usr/sbin/mosquitto'], 'redis-server, mosquitto');

contract('required', 'a first profile of services', missing, () => {
  const redis = (memory: string) => sharedServer(redisServer('', ['--maxmemory', memory, '--appendonly', 'yes']));
  const cacheOfTest = redis('3gb');
  const cache = redis('2gb');
  const devices = sharedServer(mosquittoServer(certificate));

  it.each([
    ['en', 'left out, because it did not hold: loginRequired { equals: true }; seen: false'],
    ['zh-CN', '未列入，因为当时不符合：loginRequired { equals: true }；当时为：false'],
  ] as const)('passes, and fails for what changes later (%s)', async (language, remark) => {
    const at = ({ port }: { readonly port: number }): string => `127.0.0.1:${String(port)}`;
    const target = [
      `test/cache=redis://${at(cacheOfTest())}`,
      `production/cache=redis://${at(cache())}`,
      `production/devices=mqtts://${at(devices())}`,
    ];
    const out = join(folder, language);
    const context = { ...quietContext(folder), language };
    const ca = put(folder, 'ca.pem', authority.pem);
    expect(await init(context, [], { name: 'profile', target, out, ca, ask: false })).toBe(0);
    const text = readFileSync(join(out, 'profile.yaml'), 'utf8');
    expect(text).toContain(remark);
    expect(text).toContain('certificate.chainDaysLeft: { atLeast: 30 days }');
    writeFileSync(join(out, 'site.yaml'), readFileSync(join(out, 'profile-site.yaml')));
    const run = { name: 'profile', site: {}, flags: { failOn: 'minor' as const } };
    const result = await checkCopy(out, run);
    expect([result.verdict, notPassed(result)]).toEqual(['ready', {}]);
    const asked = result.findings.map(({ id }) => findingKey(id));
    expect(asked).toEqual(expect.arrayContaining(['cache/across:version/test', 'cache/aof.enabled/production']));

    writeFileSync(join(out, 'profile.yaml'), text.replace('{ atLeast: 2 GiB }', '{ atLeast: 3 GiB }'));
    expect(notPassed(await checkCopy(out, run))).toEqual({ 'cache/memory.limit/production': 'fail' });
  });
});
