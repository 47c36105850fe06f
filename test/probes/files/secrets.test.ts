import { describe, expect, it } from 'vitest';
import { connectionOf } from '../../../probes/files/connections.ts';
import { files } from '../../../probes/files/index.ts';
import { hasSecret, isSecretKey, withoutSecrets } from '../../../probes/files/secrets.ts';
import { textFacts } from '../../../probes/files/text-facts.ts';

describe('keys', () => {
  it.each([
    'password',
    'db.passwd',
    'spring.datasource.password',
    'DB_PASSWORD',
    'dbPwd',
    'userPass',
    'api.key',
    'apiKey',
    'X-API-KEY',
    'minioSecretKey',
    'expirySecret',
    'aws.accessKeyId',
    'jwt.secret',
    'access_token',
    'secrets.db',
    'credentials.user',
    'passwords[0]',
    'password[1]',
    'beans.bean(ds).property(password)@value',
    'appSettings.add(DbPassword)@value',
    'config:app.yml:db.password',
    '数据库密码',
    '登录口令',
    'encrypt.key',
    'rsa.private-key',
    '_auth',
    'snmp.community',
  ])('%s is withheld', (key) => {
    expect(isSecretKey(key)).toBe(true);
  });

  it.each([
    'server.port',
    'http.server.location(/api).proxy_pass',
    'password.min-length',
    'passwordPolicy',
    'token.expire',
    'tokenUrl',
    'ssl.key-store.type',
    'password_file',
    'keepalive_timeout',
    'bypass',
    'author',
    'monkey',
    'primary.key',
    'compass',
    '密码长度',
  ])('%s is shown', (key) => {
    expect(isSecretKey(key)).toBe(false);
  });
});

describe('values', () => {
  it.each([
    'jdbc:mysql://h/d?user=a&password=x1',
    'Server=h;Database=d;User Id=a;Password=x1',
    'postgres://a:x1@h/d',
    'redis://:x1@h:6379',
    'jdbc:oracle:thin:a/x1@h:1521:ORCL',
    'amqp://u:p/w#x@h',
    '-----BEGIN RSA PRIVATE KEY-----\nMII',
    'Bearer abcdefghijkl',
    'eyJhbGciOiJI.eyJzdWIiOiIx.sig',
    'AKIAABCDEFGHIJKLMNOP',
    'https://h/x?access_token=abc',
  ])('%s is withheld', (value) => {
    expect(hasSecret(value)).toBe(true);
  });

  it.each(['jdbc:postgresql://h:5432/d', 'http://h:8080/x', '${DB_PASSWORD}', 'basic', 'a@b.example', 'SELECT 1'])(
    '%s is shown',
    (value) => {
      expect(hasSecret(value)).toBe(false);
    },
  );

  it('says with a sibling what they are', () => {
    const shown = withoutSecrets(
      new Map<string, string>([
        ['env[0].name', 'DB_PASSWORD'],
        ['env[0].value', 'x1'],
        ['env[1].name', 'DB_HOST'],
        ['env[1].value', 'db1'],
        ['a.param-name', 'secret'],
        ['a.param-value', 'x1'],
        ['empty.password', ''],
      ]),
    );
    expect([...shown].filter(([, each]) => each.withheld).map(([key]) => key)).toEqual([
      'env[0].value',
      'a.param-value',
    ]);
  });

  it('takes no time with what is made to take some', () => {
    for (const part of ['://a:', ':a@://', 'password', ' Basic ', 'eyJ-', '[?&;']) {
      expect(typeof hasSecret(part.repeat(16_000 / part.length))).toBe('boolean');
    }
  });
});

describe('connections', () => {
  it.each([
    ['jdbc:postgresql://db1:5432/orders?x=y', { scheme: 'jdbc:postgresql', host: 'db1', port: 5432, path: 'orders' }],
    ['jdbc:mysql://a:3306,b:3306/orders', { scheme: 'jdbc:mysql', host: 'a,b', port: 3306, path: 'orders' }],
    ['postgres://u:p@[::1]:5432/d', { scheme: 'postgres', host: '[::1]', port: 5432, path: 'd' }],
    [
      'jdbc:sqlserver://h:1433;databaseName=d;password=x',
      { scheme: 'jdbc:sqlserver', host: 'h', port: 1433, path: 'd' },
    ],
    ['jdbc:oracle:thin:u/p@//h:1521/svc', { scheme: 'jdbc:oracle:thin', host: 'h', port: 1521, path: 'svc' }],
    ['jdbc:oracle:thin:@h:1521:SID', { scheme: 'jdbc:oracle:thin', host: 'h', port: 1521, path: 'SID' }],
    ['redis://cache', { scheme: 'redis', host: 'cache', port: null, path: null }],
    ['jdbc:dm://10.0.0.1:5236/DMSERVER', { scheme: 'jdbc:dm', host: '10.0.0.1', port: 5236, path: 'DMSERVER' }],
    ['jdbc:kingbase8://h:54321/test', { scheme: 'jdbc:kingbase8', host: 'h', port: 54321, path: 'test' }],
  ])('%s', (text, wanted) => {
    expect(connectionOf('k', text)).toEqual({ key: 'k', ...wanted });
  });

  it.each(['amqp://u:p/w@h/x', 'amqp://u:p#w@h', 'amqp://u:12#w@h', 'http://u:p?w@h', 'no', 'http://${host}/x', ''])(
    '%s is none',
    (text) => {
      expect(connectionOf('k', text)).toBeNull();
    },
  );
});

describe('settings that carry a secret in an unusual place', () => {
  it.each([
    ['a', 'jdbc:oracle:thin:u/MA@RK@h:1521:x'],
    ['a', 'scott/MARK@db1:1521/orcl'],
    ['a', 'scott/MARK@//db1/orcl'],
    ['a', 'amqp://u@corp:MARK@h/v'],
    ['a', 'app:MARK@tcp(10.0.0.1:3306)/d'],
    ['a', '{"spring":{"datasource":{"password":"MARK"}}}'],
    ['a', 'a=1\nspring.datasource.password: MARK\n'],
    ['http.server.proxy_set_header', 'X-Api-Key MARK'],
    ['http.server.proxy_set_header', ['Host $host', 'X-Auth-Token MARK']],
    ['http.set', '$api_key MARK'],
    ['location.fastcgi_param', 'DB_PASSWORD MARK'],
    ['server.secure_link_md5', '$uri MARK'],
    ['server.if($http_x_token != MARK).return', '403'],
    ['http.map($http_apikey $client).MARK', 'client1'],
    ['env[0]', 'DB_PW=MARK'],
    ['environment[1]', 'APP_SECRETS=MARK'],
    ['user', '{noop}MARK'],
    ['user', '{cipher}MARK'],
    ['user', 'ENC(MARK)'],
    ['hash', '$2a$10$MARK'],
    ['command', 'curl -u admin:MARK http://h'],
    ['command', 'mysqldump -uroot -pMARK db'],
    ['command', 'x --password MARK'],
    ['sql', "CREATE USER a IDENTIFIED BY 'MARK'"],
    ['redis', 'requirepass MARK'],
    ['hook', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=MARK1234'],
    ['APP_KEY', 'base64:MARK'],
    ['p.password', '@MARK@'],
    ['p.password', '%MARK123x%'],
  ])('%s = %s', (key, value) => {
    const shown = [...withoutSecrets(new Map([[key, value]]))].map(([name, each]) => [name, each.value]);
    expect(JSON.stringify(shown)).not.toMatch(/MARK|RK@/);
    expect(JSON.stringify(connectionOf('k', String(value)))).not.toMatch(/MARK|RK@/);
  });

  it('withholds all that a Kubernetes Secret holds', () => {
    const secret = new Map([
      ['#2.kind', 'Secret'],
      ['#2.metadata.name', 'orders'],
      ['#2.data.user', 'TUFSSw=='],
      ['data.user', 'shown'],
    ]);
    const shown = withoutSecrets(secret);
    expect([...shown].filter(([, { withheld }]) => withheld).map(([key]) => key)).toEqual(['#2.data.user']);
  });

  it.each([
    ['url', 'http://h:8080/x?page=2'],
    ['server.proxy_set_header', 'Host $host'],
    ['server.proxy_set_header', 'X-Token $http_x_token'],
    ['image', 'nginx:1.25@sha256:abc'],
    ['env[1]', 'DB_PASSWORD=${PW}'],
    ['cors', 'https://a.example,https://b.example:8443'],
    ['log.pattern', '%d{yyyy} [%thread] %-5level %logger{50} - %msg%n'],
    ['nodes', '10.0.0.1:7000,10.0.0.2:7000'],
    ['http.map($http_upgrade $connection_upgrade).default', 'upgrade'],
  ])('%s = %s is shown', (key, value) => {
    expect([...withoutSecrets(new Map([[key, value]]))]).toEqual([[key, { writtenKey: key, value, withheld: false }]]);
  });
});

describe('files that hold secrets where a reader sees names', () => {
  const key = '-----BEGIN PRIVATE KEY-----\nMARKabc\nMARK==\n-----END PRIVATE KEY-----';
  it.each([
    ['.env', `PRIVATE_KEY="${key}"\nafter=1\n`],
    ['a.properties', `key=${key}\nafter=1\n`],
    ['a.yml', `key: |\n  ${key.replaceAll('\n', '\n  ')}\nafter: 1\n`],
    ['a.json', JSON.stringify({ key, after: 1 })],
    ['nginx.conf', 'map $http_apikey $c { default ""; "MARK" c1; }\nafter 1;\nif ($http_token = MARK) { set $a 1; }'],
    ['a.xml', '<c><entry key="jdbc:mysql://u:MARK@h/d">1</entry><set name="Password"><value>MARK</value></set></c>'],
  ])('%s', async (name, text) => {
    const { facts, gaps } = await textFacts(name, Buffer.from(text), files.settings.parse({ path: name }));
    expect(JSON.stringify([facts, gaps])).not.toContain('MARK');
    expect(gaps).toContainEqual(expect.objectContaining({ reason: 'not-permitted' }));
    if (name !== 'a.xml') expect(facts.keys).toMatchObject({ after: 1 });
  });
});
