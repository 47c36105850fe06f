import { describeFirstBytes } from '../ladder/first-bytes.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { nested, value, type Message } from '../../model/message.ts';

/** Where a protocol was expected. */
interface Expected {
  readonly host: string;
  readonly port: number;
  /** As its makers call it. */
  readonly protocol: string;
}

/** The probe for what answered instead. */
const probes: Readonly<Record<string, string>> = {
  HTTP: 'http',
  SSH: 'ssh',
  SMTP: 'smtp',
  FTP: 'ftp',
  LDAP: 'ldap',
  DICOM: 'dicom',
  MySQL: 'mysql',
  MariaDB: 'mysql',
  PostgreSQL: 'postgres',
  'SQL Server (TDS)': 'sqlserver',
  'Oracle Net': 'oracle',
  'AMQP 0-9-1': 'amqp',
  Redis: 'redis',
};

/** Ports that products listen on as they are installed (their manuals, and the register of IANA). */
const usual: Readonly<Record<number, string>> = {
  21: 'FTP',
  22: 'SSH',
  25: 'SMTP',
  389: 'LDAP',
  443: 'HTTPS',
  1433: 'SQL Server',
  1521: 'Oracle',
  2181: 'ZooKeeper',
  2379: 'etcd',
  3306: 'MySQL',
  1883: 'MQTT',
  5236: 'Dameng DM8 (达梦)',
  5672: 'AMQP 0-9-1',
  8883: 'MQTT',
  9092: 'Kafka',
  9200: 'Elasticsearch',
  5432: 'PostgreSQL',
  6379: 'Redis',
  8443: 'HTTPS',
  8500: 'Consul',
  8848: 'Nacos',
  11112: 'DICOM',
  27017: 'MongoDB',
  33060: 'MySQL X Protocol',
  50000: 'Db2',
};

/** The failure for a port where something else answers: what its first bytes look like, and which probe it takes. */
export function otherService(where: Expected, bytes: Buffer, looksLike = describeFirstBytes(bytes)): ProbeFailure {
  const note = noteOn(looksLike) ?? portNote(where);
  return new ProbeFailure('protocol-not-spoken', {
    phase: 'login',
    params: { ...where, seen: value(looksLike), ...(note === null ? {} : { note: nested(note) }) },
  });
}

/** The failure for a port that says nothing, or closes before a word. */
export function silentService(
  failureCause: 'no-answer' | 'connection-lost',
  where: Expected,
  cause?: unknown,
): ProbeFailure {
  const { host, port } = where;
  const note = portNote(where);
  return new ProbeFailure(failureCause, {
    phase: 'login',
    params: { host, port, ...(note === null ? {} : { note: nested(note) }) },
    cause,
  });
}

function noteOn(seen: string): Message | null {
  if (seen === 'TLS') return { code: 'kit.note.tls-first', params: {} };
  const probe = probes[seen];
  return probe === undefined ? null : { code: 'kit.note.other-service', params: { seen, probe } };
}

function portNote({ port, protocol }: Expected): Message | null {
  const product = usual[port];
  const expected = product === undefined || product === protocol;
  return expected ? null : { code: 'kit.note.usual-port', params: { port: String(port), product } };
}
