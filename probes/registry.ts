import type { AnyProbe } from '../src/kit/define-probe.ts';

/** The one list of probes, each loaded when it is asked for. A test holds it equal to the folders beside it. */
const registry: Readonly<Record<string, () => Promise<AnyProbe>>> = {
  amqp: async () => (await import('./amqp/index.ts')).amqp,
  browser: async () => (await import('./browser/index.ts')).browser,
  clock: async () => (await import('./clock/index.ts')).clock,
  command: async () => (await import('./command/index.ts')).command,
  consul: async () => (await import('./consul/index.ts')).consul,
  dameng: async () => (await import('./dameng/index.ts')).dameng,
  dicom: async () => (await import('./dicom/index.ts')).dicom,
  dns: async () => (await import('./dns/index.ts')).dns,
  elasticsearch: async () => (await import('./elasticsearch/index.ts')).elasticsearch,
  etcd: async () => (await import('./etcd/index.ts')).etcd,
  files: async () => (await import('./files/index.ts')).files,
  ftp: async () => (await import('./ftp/index.ts')).ftp,
  grpc: async () => (await import('./grpc/index.ts')).grpc,
  hl7: async () => (await import('./hl7/index.ts')).hl7,
  host: async () => (await import('./host/index.ts')).host,
  http: async () => (await import('./http/index.ts')).http,
  java: async () => (await import('./java/index.ts')).java,
  kafka: async () => (await import('./kafka/index.ts')).kafka,
  ldap: async () => (await import('./ldap/index.ts')).ldap,
  manual: async () => (await import('./manual/index.ts')).manual,
  memcached: async () => (await import('./memcached/index.ts')).memcached,
  migration: async () => (await import('./migration/index.ts')).migration,
  mongodb: async () => (await import('./mongodb/index.ts')).mongodb,
  mqtt: async () => (await import('./mqtt/index.ts')).mqtt,
  mysql: async () => (await import('./mysql/index.ts')).mysql,
  nacos: async () => (await import('./nacos/index.ts')).nacos,
  oracle: async () => (await import('./oracle/index.ts')).oracle,
  ping: async () => (await import('./ping/index.ts')).ping,
  ports: async () => (await import('./ports/index.ts')).ports,
  postgres: async () => (await import('./postgres/index.ts')).postgres,
  redis: async () => (await import('./redis/index.ts')).redis,
  release: async () => (await import('./release/index.ts')).release,
  s3: async () => (await import('./s3/index.ts')).s3,
  services: async () => (await import('./services/index.ts')).services,
  smtp: async () => (await import('./smtp/index.ts')).smtp,
  sqlserver: async () => (await import('./sqlserver/index.ts')).sqlserver,
  ssh: async () => (await import('./ssh/index.ts')).ssh,
  tcp: async () => (await import('./tcp/index.ts')).tcp,
  tls: async () => (await import('./tls/index.ts')).tls,
  websocket: async () => (await import('./websocket/index.ts')).websocket,
  zookeeper: async () => (await import('./zookeeper/index.ts')).zookeeper,
};

/** The kinds of all probes, in the order of the alphabet. */
export const probeKinds: readonly string[] = Object.keys(registry);

/** Loads these kinds of probes, in the order of the list; by default all. Kinds that are not in it are left out. */
export async function loadProbes(kinds: Iterable<string> = probeKinds): Promise<readonly AnyProbe[]> {
  const asked = new Set(kinds);
  return await Promise.all(Object.entries(registry).flatMap(([kind, load]) => (asked.has(kind) ? [load()] : [])));
}
