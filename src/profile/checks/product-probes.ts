/** Words people write for a probe: products and protocols, in small letters without marks. */
const words: Readonly<Record<string, readonly string[]>> = {
  amqp: ['amqps', 'rabbitmq', 'rabbit', 'lavinmq', 'qpid'],
  clock: ['ntp', 'chrony', 'time'],
  dameng: ['dm', 'dm8', 'dmdbms'],
  dicom: ['pacs'],
  dns: ['bind', 'unbound', 'nslookup'],
  elasticsearch: ['es', 'opensearch', 'easysearch'],
  ftp: ['ftps', 'vsftpd'],
  grpc: ['grpcs'],
  hl7: ['mllp'],
  http: ['https', 'url', 'api', 'rest', 'soap', 'webservice', 'nginx', 'gateway'],
  ldap: ['ad', 'activedirectory', 'openldap', 'ldaps'],
  mongodb: ['mongo'],
  mqtt: ['mqtts', 'mosquitto', 'emqx', 'hivemq'],
  mysql: ['mariadb', 'tidb', 'oceanbase', 'goldendb'],
  ping: ['icmp'],
  postgres: ['postgresql', 'pg', 'kingbase', 'kingbasees', 'opengauss', 'gaussdb', 'highgo'],
  redis: ['valkey', 'keydb', 'dragonfly', 'rediss', 'sentinel'],
  s3: ['minio', 'oss', 'obs', 'cos', 'ceph'],
  smtp: ['smtps', 'mail', 'email', 'postfix', 'exchange'],
  sqlserver: ['mssql'],
  ssh: ['sftp', 'openssh', 'scp'],
  tcp: ['port', 'telnet'],
  tls: ['ssl', 'certificate', 'cert'],
  websocket: ['ws', 'wss'],
  zookeeper: ['zk'],
};

/** The probe that looks at what somebody named; null: the word is not known. */
export function probeOfProduct(written: string): string | null {
  const word = written.toLowerCase().replace(/[\s_-]/g, '');
  const found = Object.entries(words).find(([, known]) => known.includes(word));
  return found?.[0] ?? null;
}
