import type { Texts } from '../../model/message.ts';

/** What may be said about a login that failed, besides the sentence of its cause, English. */
export const en = {
  'kit.note.login-method': 'the server asks for the method {method}',
  'kit.note.digest-missing':
    'this machine’s Node.js has no {digest} (a build or setting for FIPS); run the check where Node.js has it',
  'kit.note.hash-rounds': 'the server says it hashed the password {rounds} times; from 2,048 to 1,000,000 is accepted',
  'kit.note.server-signature':
    'nothing was sent that counts as a wrong password: the server’s own proof does not fit the password given here. It is wrong, or stored with an unusual auth_iteration_count, or what answers is not the real server',
  'kit.note.md5-over-sha256':
    'pg_hba.conf asks for MD5 of a password that is stored as SHA-256; unless it is stored with 10,000 rounds even the right one is refused. With sha256 in pg_hba.conf the rounds do not matter',
  'kit.note.no-password': 'the login was sent without a password: none is set for this check',
  'kit.note.role-missing':
    'the server has no account of this name; upper and lower case count (KingbaseES has SYSTEM or system, as it was set up)',
  'kit.note.role-no-login':
    'the account exists and may not log in (NOLOGIN); the administrator allows it with ALTER ROLE',
  'kit.note.elsewhere-checked':
    'the server has the login checked elsewhere (LDAP, PAM, RADIUS, a certificate, or the name at the system), and that refused it',
  'kit.note.certificate-asked': 'pg_hba.conf asks for a client certificate; this tool shows none',
  'kit.note.hba-rejects': 'a line of pg_hba.conf rejects exactly such logins',
  'kit.note.hba-without-tls':
    'the login was sent without TLS, as set (tls: off); pg_hba.conf may admit this machine with TLS only (hostssl)',
  'kit.note.initial-user':
    'openGauss and GaussDB do not let the account of the installation in from another machine; have another one created',
  'kit.note.validity': 'the account is outside its period of validity (VALID BEGIN, VALID UNTIL)',
  'kit.note.no-connect-right': 'the account lacks the right CONNECT on this database',
  'kit.note.database-closed': 'the database itself takes no connections (ALLOW_CONNECTIONS, or a DROP that broke off)',
  'kit.note.database-or-right': 'an account without rights on it is told the same whether the database exists or not',
  'kit.note.slots-reserved': 'the slots that are left are reserved for administrators',
  'kit.note.connections-of-account': 'it is the limit of this account that is reached',
  'kit.note.connections-of-database': 'it is the limit of this database that is reached',
  'kit.note.connections-of-pool': 'it is the limit of the connection pool before the database that is reached',
  'kit.note.in-recovery':
    'it recovers after a crash or as a standby, and takes connections when that is done; with much to replay this is long',
  'kit.note.pool-says': 'the connection pool before the database says so: look at its list of databases and accounts',
  'kit.note.pool-parameter':
    'the connection pool does not take {parameter} at the login; PgBouncer does with ignore_startup_parameters',
  'kit.note.proxy-says': '{product} before the database says so: look at its own list of accounts',
  'kit.note.offline-mode': 'the server is in offline mode and lets only administrators in (offline_mode)',
  'kit.note.tenant':
    'OceanBase wants the tenant in the name: {account}@tenant, and through its proxy (port 2883) {account}@tenant#cluster',
  'kit.note.tenant-wrong': 'tenant or cluster in the name is not known there, or lives on other servers',
  'kit.note.other-service': 'what answers there is {seen}; its probe is “{probe}”',
  'kit.note.tls-first':
    'the port speaks TLS from the first byte: often HTTPS, or a TLS proxy before the database. Its own port is needed',
  'kit.note.usual-port': 'port {port} is usually {product}',
} as const satisfies Texts;
