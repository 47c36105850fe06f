import type { Json, JsonObject } from '../../src/model/json.ts';

/** What every service tells of a connection over TLS. */
const secured = { tls: { version: 'TLSv1.3' }, certificate: { chainDaysLeft: 200 } };

/** For each service an address, and facts such as it gives: with them every suggestion is proposed. */
export const serviceCases: Readonly<Record<string, readonly [address: string, facts: Json]>> = {
  ...overTls({
    redis: [
      'redis://h',
      {
        ...{ product: 'Redis', version: '7.0.15', loginRequired: true, mode: 'cluster' },
        ...{ memory: { policy: 'noeviction', limit: 2_147_483_648 }, aof: { enabled: true } },
        ...{ rdb: { lastSaveOk: true }, replicaOf: { linkUp: true }, cluster: { state: 'ok' } },
      },
    ],
    amqp: [
      'amqp://app@h/orders',
      { product: 'RabbitMQ', version: '3.10.8', clusterName: 'rabbit@mq1', queues: { orders: {} } },
    ],
    mqtt: [
      'mqtt://h',
      { product: 'mosquitto', version: '2.0.11', limits: { maximumQos: 2, maximumPacketSize: 268_435_455 } },
    ],
    kafka: [
      'kafka://h',
      { versionAtLeast: '3.7', clusterId: 'MkU3', advertised: ['k1.example:9092'], topics: { orders: {} } },
    ],
    mongodb: [
      'mongodb://h',
      { product: 'MongoDB', version: '7.0.5', replicaSet: { name: 'rs0', hosts: ['db1.example:27017'] } },
    ],
    ldap: ['ldap://h', { product: 'OpenLDAP', version: '2.5.13', namingContexts: ['dc=example,dc=org'] }],
    smtp: ['smtp://h', { product: 'Postfix', beforeTls: { startTls: true, mechanisms: [] }, sizeLimit: 10_240_000 }],
    ftp: ['ftp://h', { product: 'vsftpd', startTls: true, passive: { same: true } }],
    memcached: ['memcached://h', { version: '1.6.18', memory: { limit: 67_108_864 }, connections: { most: 1024 } }],
    zookeeper: [
      'zookeeper://h',
      {
        ...{ version: '3.8.4', ok: true },
        configuration: { members: ['server.1=zk-1:2888:3888'], maxSessionTimeout: 40_000, maxClientCnxns: 60 },
      },
    ],
    etcd: [
      'etcd+https://h:2379/',
      {
        ...{ version: '3.5.15', healthy: true, hasLeader: true, errors: [], clusterId: '1484' },
        database: { quota: 2_147_483_648 },
      },
    ],
    elasticsearch: [
      'elasticsearch+https://h:9200/',
      { product: 'Elasticsearch', version: '8.15.3', status: 'green', nodes: 3, clusterUuid: 'WIuP' },
    ],
    nacos: [
      'nacos+http://h:8848/',
      { version: '2.4.3', mode: 'cluster', authEnabled: true, storage: 'mysql', ready: true },
    ],
    consul: [
      'consul+https://h:8501/',
      { version: '1.19.2', servers: 3, aclEnabled: true, gossipEncrypted: true, nodeId: '9d75' },
    ],
    s3: ['s3+https://h:9000/images', { product: 'MinIO', bucketExists: true, region: 'us-east-1' }],
    websocket: ['wss://h/live', { subprotocol: 'graphql-transport-ws' }],
    grpc: ['grpc://h:50051', { health: 'SERVING' }],
    hl7: ['mllp://h', { acknowledgement: { code: 'AA', forUs: true, version: '2.5.1', charset: 'UNICODE UTF-8' } }],
    dicom: ['dicom://h', { echo: { success: true }, product: 'DCMTK' }],
  }),
  ssh: [
    'ssh://h',
    {
      ...{ product: 'OpenSSH', hostKey: { fingerprint: 'SHA256:47DE' }, terrapin: false },
      weak: { keyExchange: [], ciphers: ['aes128-cbc'], macs: [] },
    },
  ],
  tls: [
    'tls://h',
    { certificate: { chainDaysLeft: 200 }, versions: ['TLSv1.2', 'TLSv1.3'], clientCertificate: { asked: false } },
  ],
  dns: ['dns:app.example', { exists: true, records: { A: ['10.0.0.7'] }, agrees: true, silent: [] }],
  clock: ['ntp://h', { skew: 12.5, synchronized: true }],
  tcp: ['tcp://h:9000', { protocol: 'SSH', acceptedAndClosed: false }],
  ping: ['ping:h', { lossPercent: 0 }],
};

function overTls(
  cases: Readonly<Record<string, readonly [address: string, facts: JsonObject]>>,
): Readonly<Record<string, readonly [address: string, facts: Json]>> {
  const all = Object.entries(cases).map(
    ([kind, [address, facts]]) => [kind, [address, { ...facts, ...secured }]] as const,
  );
  return Object.fromEntries(all);
}
