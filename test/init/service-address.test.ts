import { describe, expect, it } from 'vitest';
import { makeSurvey } from '../../src/init/make-survey.ts';
import { isMistake, parseTarget } from '../../src/init/parse-target.ts';
import { serviceSchemes } from '../../src/init/service-address.ts';
import { writeEnv } from '../../src/init/write-env.ts';
import { writeProfile } from '../../src/init/write-profile.ts';
import { writeSite } from '../../src/init/write-site.ts';
import { readTexts } from '../support/read-profile.ts';

const addresses: readonly (readonly [address: string, probe: string, settings: Record<string, unknown>])[] = [
  ['redis://10.1.0.9', 'redis', { host: '10.1.0.9', port: 6379 }],
  ['redis://app@Cache:6380/', 'redis', { host: 'cache', port: 6380, user: 'app' }],
  ['rediss://cache', 'redis', { host: 'cache', port: 6379, tls: 'verify' }],
  ['memcached://cache', 'memcached', { host: 'cache', port: 11211 }],
  ['zookeeper://zk1', 'zookeeper', { host: 'zk1', port: 2181 }],
  ['amqp://app@mq/orders%2Fqueue', 'amqp', { host: 'mq', port: 5672, user: 'app', vhost: 'orders/queue' }],
  ['amqps://mq', 'amqp', { host: 'mq', port: 5671, tls: 'verify' }],
  ['mqtt://mq', 'mqtt', { host: 'mq', port: 1883 }],
  ['mqtts://mq', 'mqtt', { host: 'mq', port: 8883, tls: 'verify' }],
  ['kafka://k1:9094', 'kafka', { host: 'k1', port: 9094 }],
  ['mongodb://m1', 'mongodb', { host: 'm1', port: 27017 }],
  ['ldap://dir', 'ldap', { host: 'dir', port: 389 }],
  ['ldaps://dir', 'ldap', { host: 'dir', port: 636, tls: 'verify' }],
  ['smtp://mail:80', 'smtp', { host: 'mail', port: 80 }],
  ['smtps://mail', 'smtp', { host: 'mail', port: 465, tls: 'verify' }],
  ['ssh://[::1]:2222', 'ssh', { host: '::1', port: 2222 }],
  ['ftp://files', 'ftp', { host: 'files', port: 21 }],
  ['ftps://files', 'ftp', { host: 'files', port: 990, tls: 'verify' }],
  ['grpc://app:50051', 'grpc', { host: 'app', port: 50051 }],
  ['grpcs://app:443', 'grpc', { host: 'app', port: 443, tls: 'verify' }],
  ['mllp://his', 'hl7', { host: 'his', port: 2575 }],
  ['dicom://pacs:11112', 'dicom', { host: 'pacs', port: 11112 }],
  ['s3+https://store:9000/images', 's3', { url: 'https://store:9000/', bucket: 'images' }],
  [
    's3+https://AKIA%2B1@store/images?region=eu-central-1',
    's3',
    { url: 'https://store/', bucket: 'images', accessKey: 'AKIA+1', region: 'eu-central-1' },
  ],
  ['tls://app', 'tls', { host: 'app', port: 443 }],
  ['tcp://app:9000', 'tcp', { host: 'app', port: 9000 }],
  ['ntp://time', 'clock', { server: 'time' }],
  ['dns:app.hospital.example', 'dns', { name: 'app.hospital.example' }],
  ['ping:gateway', 'ping', { host: 'gateway' }],
  ['wss://app/live', 'websocket', { url: 'wss://app/live' }],
  ['ws://app/live?room=1', 'websocket', { url: 'ws://app/live?room=1' }],
  ['nacos+http://n1:8848/', 'nacos', { url: 'http://n1:8848/' }],
  ['elasticsearch+https://es:9200/', 'elasticsearch', { url: 'https://es:9200/' }],
  ['etcd+https://e1:2379/', 'etcd', { url: 'https://e1:2379/' }],
  ['consul+https://c1:8501/', 'consul', { url: 'https://c1:8501/' }],
];

describe('an address of a service', () => {
  it.each(addresses)('%s', (address, probe, settings) => {
    const read = parseTarget(`production/part=${address}`);
    expect(read).toMatchObject({ probe, settings });
    if (isMistake(read)) throw new Error(read.code);
    const survey = makeSurvey('s', [read, { ...read, environment: 'test' }], []);
    if ('length' in survey) throw new Error(JSON.stringify(survey));
    const about = () => ({ proposals: [], remarks: [] });
    const text = writeProfile(survey, { language: 'en', head: 'x', seen: '; seen: ', about });
    const whole = readTexts('p.yaml', text, { site: { name: 's.yaml', content: writeSite(survey, 'x', 'UTC') } });
    expect(whole.ok ? [] : [whole.mistakes, text]).toEqual([]);
  });

  it('is tried for every scheme', () => {
    const tried = addresses.map(([address]) => address.split(':')[0]?.replace(/\+http$/, '+https'));
    expect(serviceSchemes.filter((scheme) => !tried.includes(scheme))).toEqual([]);
  });

  it.each([
    ['tcp://app', 'init.address'],
    ['redis://', 'init.address'],
    ['redis://cache/0', 'init.address'],
    ['ldap://user@dir', 'init.unused-account'],
    ['etcd+https://user@e1:2379/', 'init.unused-account'],
    ['wss://user@app/live', 'init.unused-account'],
    ['https://user@app/', 'init.unused-account'],
    ['browser+https://user@app/', 'init.unused-account'],
    ['redis://cache?password=s3cret', 'init.unused-query'],
    ['amqp://app@mq/orders#s3cret', 'init.unused-query'],
    ['ntp://time?x', 'init.unused-query'],
    ['dns:app?x', 'init.unused-query'],
    ['etcd+https://e1/?s3cret', 'init.unused-query'],
    ['wss://app/live#s3cret', 'init.unused-query'],
    ['s3+https://store/images?style=virtual', 'init.unused-query'],
    ['s3+https://store/images?region=a&x=s3cret', 'init.unused-query'],
    ['memcached://cache:99999', 'init.address'],
    ['grpc://app', 'init.address'],
    ['s3+https://store:9000', 'init.address'],
    ['s3+https://store/a/b', 'init.address'],
    ['dns:', 'init.address'],
    ['dns:a/b', 'init.address'],
    ['amqp://u%zz@mq', 'init.address'],
    ['nacos://n1', 'init.scheme'],
    ['redis://app:s3cret@cache', 'init.password-in-address'],
    ['nacos+http://u:s3cret@n1/', 'init.password-in-address'],
    ['redis://u:se/s3cret@cache', 'init.password-in-address'],
    ['redis://:s3cret/@cache', 'init.password-in-address'],
    ['redis://u/x:s3cret@cache', 'init.password-in-address'],
    ['amqp://u:12/s3cret@mq/orders', 'init.password-in-address'],
    ['redis://u:12?s3cret@cache', 'init.password-in-address'],
    ['https://u:12?s3cret@app/', 'init.password-in-address'],
    ['https://u:12#s3cret@app/', 'init.password-in-address'],
    ['s3+https://u:12?s3cret@app/', 'init.password-in-address'],
    ['https://npm:4873/@vue/cli', 'init.password-in-address'],
    ['https://u:12/s3cret@app/', 'init.password-in-address'],
    ['mysql://u:12/s3cret@db/orders', 'init.password-in-address'],
    ['mysql://u:a/s3cret@db/orders', 'init.address'],
    ['redis:u:s3cret@cache', 'init.password-in-address'],
    ['redis://u:a s3cret@cache', 'init.target-shape'],
    ['gopher://x', 'init.scheme'],
  ])('%s is a mistake', (address, code) => {
    const read = parseTarget(`production/part=${address}`);
    expect(isMistake(read) ? read.code : null).toBe(code);
    expect(JSON.stringify(read)).not.toContain('s3cret');
  });

  it('asks for the secret of an access key under a name of its own', () => {
    const read = parseTarget('production/store=s3+https://AKIA1@store/images');
    if (isMistake(read)) throw new Error(read.code);
    const survey = makeSurvey('s', [read], []);
    if ('length' in survey) throw new Error(JSON.stringify(survey));
    expect(writeEnv(survey, () => 'x')).toContain('STORE_SECRET_KEY=\n');
  });

  it.each(['https://app/users/a@b', 'https://app/a:b@c', 'https://app:8443/?mail=a@b'])(
    '%s holds no password',
    (address) => {
      expect(parseTarget(`production/part=${address}`)).toMatchObject({ probe: 'http', settings: { url: address } });
    },
  );
});
