import { expect, it } from 'vitest';
import { loadProbes } from '../../probes/registry.ts';
import { accessTexts } from '../../reports/access/access-texts.ts';
import { reportTexts } from '../../reports/report-texts.ts';
import { requirementsTexts } from '../../reports/requirements/requirements-texts.ts';
import { allTexts } from '../../src/cli/all-texts.ts';
import { zhCN as initTexts } from '../../src/init/messages.zh-CN.ts';
import { messagesZhCn as landscapeTexts } from '../../src/landscape/messages.zh-CN.ts';
import { modelTexts } from '../../src/model/model-texts.ts';
import { profileTexts } from '../../src/profile/profile-texts.ts';

const everyProbe = await loadProbes();

const texts: Readonly<Record<string, string>> = {
  ...allTexts('zh-CN', everyProbe),
  ...profileTexts['zh-CN'],
  ...reportTexts['zh-CN'],
  ...accessTexts['zh-CN'],
  ...requirementsTexts['zh-CN'],
  ...modelTexts['zh-CN'],
  ...initTexts,
  ...landscapeTexts,
};

/** Names of products, formats, protocols and units, which have no Chinese form that people use. */
const names: ReadonlySet<string> = new Set(
  `plumbline TLS UTF-8 UTF-16 JSON YAML URL SHA-256 HTTP HTML SQL PEM CSS WAL IP DNS UTC UDP TCP RFC IANA MAC RSA EC CA CRL OCSP PKCS TLCP SM2 SM3 SM4 API NUL BOM
  GBK GB CSRF SCRAM SCRAM-SHA-256 scram-sha-256 fsync TIMESTAMP ROLE CREATE ALTER USER SHOW VIEW REPLICATION CLIENT REPLICA MONITOR FLUSH HOSTS
  GET HEAD POST OPTIONS Bearer Basic Accept Location Cookie Authorization User-Agent X-Forwarded-Proto TIME_WAIT VERSION
  B KiB MiB GiB ms min Windows Linux Java JVM JDBC NET Framework Visual PostgreSQL MySQL MariaDB InnoDB OceanBase TiDB PolarDB
  KingbaseES openGauss GaussDB OpenSSL Python Office Chromium Perl PHP PowerShell Redis MongoDB Git GCC Docker Node Deno Bun Bash
  Apache httpd npm pip nginx SELinux AppArmor firewalld systemd NFS CIFS inode hosts noexec I/O Release Ctrl-C Tab Asia Shanghai
  HTTPS zip xlsx docx jar Excel Word MANIFEST PATH root init
  SELECT WITH VALUES TABLE EXPLAIN INTO DROP BEGIN VALID UNTIL CONNECT LOGIN NOLOGIN TRIGGER ROUTINE EXECUTE EVENT SYSTEM system false off tls
  hostssl reject FIPS MD5 sha256 LDAP PAM RADIUS PgBouncer OBProxy ICU GTID DBA DBID Oracle Server sysadmin varchar
  Native Network Encryption ACCEPTED REQUESTED REQUIRED
  PAC FindProxyForURL PLAIN protocol binary text
  Consul ACL Gossip Elasticsearch Lucene etcd learner memcached Nacos maxmemory maxmemory-policy RDB AOF TILT S3 ZooKeeper
  znode imok watch tickTime
  WebSocket AMQP RabbitMQ gRPC Kafka broker Metadata MQTT QoS Upgrade Connection pong
  DICOM AE Title UID Verification C-ECHO FTP ACCT AUTH EPSV HL7 MLLP DN Active Directory SASL SMTP EHLO STARTTLS SSH SFTP
  A AAAA CNAME PTR NS TXT MX SRV CAA SOA DNSSEC IPv4 IPv6 TTL NTP Ping ping stratum Date Web http https direct
  XML DOCTYPE SOAP Fault OpenAPI CORS XPath
  Chrome Edge Firefox Safari Playwright storageState eval nomodule
  Terrapin CVE-2023-48795`.split(/\s+/),
);

/** Where people are told what to type, the words of the profile language and of the command line stand as they are typed. */
const typed =
  /^(?:cli|init|form|plan|advice|landscape)[.-]|^kit\.fleet\.|\bsetting\.|^([a-z0-9]+)\.\1\.|\.service\.|\.about$/;

it('says nothing in English but names and what is typed as it stands', () => {
  const left = Object.entries(texts)
    .filter(([code]) => !typed.test(code) && !(code in profileTexts['zh-CN']))
    .flatMap(([code, text]) => wordsOf(text).map((word) => `${word}  ${code}  ${text}`));
  expect(left).toEqual([]);
});

it('has Chinese punctuation beside Chinese letters', () => {
  const wrong = Object.entries(texts).filter(([, text]) =>
    /\p{Script=Han}[,;?!]|[,;?!]\p{Script=Han}|\p{Script=Han} ?[()]/u.test(text),
  );
  expect(wrong).toEqual([]);
});

function wordsOf(text: string): readonly string[] {
  const spoken = text
    .replace(/\$?\{[^{}]*\}+/g, ' ')
    .replace(/`[^`]*`/g, ' ')
    .replace(/(?<![\w-])--?[A-Za-z][\w-]*/g, ' ')
    .replace(/\/tmp|<password>|plumbline plan|version\(\)|写 expect|last 2 versions|chrome:\/\/version/g, ' ')
    .replace(/https?:\/\/\S*|[\w./*\\-]+\.[A-Za-z][\w*-]*|\w+[_:]\w+/g, ' ');
  return (spoken.match(/[A-Za-z][A-Za-z0-9-]+/g) ?? []).filter((word) => !names.has(word));
}
