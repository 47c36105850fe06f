import type { JsonObject } from '../model/json.ts';

/** A service that is reached by host and port. */
interface Service {
  readonly probe: string;
  /** Usual port; null: an address has to name one. */
  readonly port: number | null;
  readonly tls?: 'verify';
  /** Whether it logs in with `user` and `password`. */
  readonly account?: true;
  /** Setting that the path of the address is; absent: there is none. */
  readonly path?: string;
}

const byHost: Readonly<Record<string, Service>> = {
  redis: { probe: 'redis', port: 6379, account: true },
  rediss: { probe: 'redis', port: 6379, account: true, tls: 'verify' },
  memcached: { probe: 'memcached', port: 11_211 },
  zookeeper: { probe: 'zookeeper', port: 2181 },
  amqp: { probe: 'amqp', port: 5672, account: true, path: 'vhost' },
  amqps: { probe: 'amqp', port: 5671, account: true, path: 'vhost', tls: 'verify' },
  mqtt: { probe: 'mqtt', port: 1883, account: true },
  mqtts: { probe: 'mqtt', port: 8883, account: true, tls: 'verify' },
  kafka: { probe: 'kafka', port: 9092, account: true },
  mongodb: { probe: 'mongodb', port: 27_017, account: true },
  ldap: { probe: 'ldap', port: 389 },
  ldaps: { probe: 'ldap', port: 636, tls: 'verify' },
  smtp: { probe: 'smtp', port: 25 },
  smtps: { probe: 'smtp', port: 465, tls: 'verify' },
  ssh: { probe: 'ssh', port: 22 },
  ftp: { probe: 'ftp', port: 21 },
  ftps: { probe: 'ftp', port: 990, tls: 'verify' },
  grpc: { probe: 'grpc', port: null },
  grpcs: { probe: 'grpc', port: null, tls: 'verify' },
  mllp: { probe: 'hl7', port: 2575 },
  dicom: { probe: 'dicom', port: 104 },
  tls: { probe: 'tls', port: 443 },
  tcp: { probe: 'tcp', port: null },
};

/** Products that answer over HTTP: `nacos+http://host:8848`. */
const byUrl: readonly string[] = ['etcd', 'consul', 'nacos', 'elasticsearch'];

/** Schemes that are read here, as a list for people names them. */
export const serviceSchemes: readonly string[] = [
  ...Object.keys(byHost),
  ...['ws', 'wss', 'ntp', 'dns', 'ping'],
  ...[...byUrl, 's3'].map((name) => `${name}+https`),
];

/**
 * What stands in an address of a service and nothing would come of: an account where none logs in by it, what stands
 * behind `?` or `#`. Null: everything is used.
 */
export function unusedIn(scheme: string, address: string): 'account' | 'query' | null {
  const isBucket = scheme.startsWith('s3+');
  const hasAccount = /^[^/?#]*\/\/[^/?#]*@/.test(address);
  if (hasAccount && !isBucket && byHost[scheme]?.account !== true) return 'account';
  const [, mark, query = ''] = /([?#])(.*)$/s.exec(address) ?? [];
  if (mark === undefined) return null;
  const isUsed = isBucket ? /^region=[^&#]*$/.test(query) : /^wss?$/.test(scheme) && !query.includes('#');
  return mark === '?' && isUsed ? null : 'query';
}

/** What an address of a service says of probe and settings; null: it is none, or says too little. */
export function serviceAt(
  scheme: string,
  address: string,
): { readonly probe: string; readonly settings: JsonObject; readonly secrets?: readonly string[] } | null {
  const name = /^(?:dns|ping):(?:\/\/)?([^\s/:@]+)$/i.exec(address)?.[1];
  if (scheme === 'dns') return name === undefined ? null : { probe: 'dns', settings: { name } };
  if (scheme === 'ping') return name === undefined ? null : { probe: 'ping', settings: { host: name } };
  const [product = '', transport] = scheme.split('+');
  const bare = transport === undefined ? address : address.slice(product.length + 1);
  if (!URL.canParse(bare)) return null;
  if (product === 's3') return bucketAt(bare);
  if (transport !== undefined) return byUrl.includes(product) ? { probe: product, settings: { url: bare } } : null;
  if (scheme === 'ws' || scheme === 'wss') return { probe: 'websocket', settings: { url: bare } };
  // An address of an unknown scheme is read by other rules: its host may be left in capitals, its port at 80.
  const url = new URL(bare.replace(/^[a-z]+:/i, 'http:'));
  const port = /:(\d+)(?:[/?#]|$)/.exec(bare.replace(/^[a-z]+:\/\/(?:[^@/]*@)?(?:\[[^\]]*\])?/i, ''))?.[1];
  return located(scheme, url, port === undefined ? null : Number(port));
}

/** A bucket of an object store: `s3+https://ACCESSKEY@host/bucket?region=eu-central-1`. */
function bucketAt(address: string): ReturnType<typeof serviceAt> {
  const { origin, pathname, username, searchParams } = new URL(address);
  const bucket = /^\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (bucket === undefined) return null;
  const region = searchParams.get('region');
  const settings = {
    url: `${origin}/`,
    bucket,
    ...(region === null ? {} : { region }),
    ...(username === '' ? {} : { accessKey: decodeURIComponent(username) }),
  };
  return { probe: 's3', settings, ...(username === '' ? {} : { secrets: ['secretKey'] }) };
}

function located(scheme: string, url: URL, port: number | null): ReturnType<typeof serviceAt> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const path = url.pathname.replace(/^\//, '');
  if (host === '') return null;
  if (scheme === 'ntp')
    return path === '' ? { probe: 'clock', settings: { server: host, ...(port === null ? {} : { port }) } } : null;
  const service = byHost[scheme];
  const usual = port ?? service?.port ?? null;
  if (service === undefined || usual === null) return null;
  if (path !== '' && service.path === undefined) return null;
  const settings = {
    host,
    port: usual,
    ...(service.tls === undefined ? {} : { tls: service.tls }),
    ...(service.path === undefined || path === '' ? {} : { [service.path]: decodeURIComponent(path) }),
    ...(url.username === '' ? {} : { user: decodeURIComponent(url.username) }),
  };
  return { probe: service.probe, settings, ...(url.username === '' ? {} : { secrets: ['password'] }) };
}
