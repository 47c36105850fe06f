import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { unprivilegedAccount } from '../../src/landscape/unprivileged-account.ts';
import type { DebianServer, ServerHome } from './debian-server.ts';
import type { Made } from './http-certificates.ts';
import { serverAccountName } from './server-account-name.ts';

const host = '127.0.0.1';
const account = await unprivilegedAccount();

/** The account that the SSH server runs as and lets in. */
export const serverAccount = await serverAccountName();

/** OpenLDAP with TLS from the first byte and one person below dc=example. */
export function slapdServer(certificate: Made, user: string, password: string): DebianServer {
  const ldif = `dn: dc=example
objectClass: dcObject
objectClass: organization
dc: example
o: Example

dn: ${user}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: app
userPassword: ${password}

dn: cn=Li Wei,dc=example
objectClass: person
cn: Li Wei
sn: Li
`;
  const args = async (home: ServerHome): Promise<readonly string[]> => {
    const lines = [
      'include /etc/ldap/schema/core.schema',
      'modulepath /usr/lib/ldap',
      'moduleload back_mdb',
      `TLSCertificateFile ${await home.put('server.pem', certificate.pem)}`,
      `TLSCertificateKeyFile ${await home.put('server.key', certificate.key)}`,
      'database mdb',
      'suffix dc=example',
      `directory ${home.folder}`,
    ];
    const config = await home.put('slapd.conf', `${lines.join('\n')}\n`);
    run('/usr/sbin/slapadd', ['-f', config, '-l', await home.put('data.ldif', ldif)]);
    // slapadd wrote as us what slapd will write as its own account.
    for (const file of readdirSync(home.folder)) own(join(home.folder, file));
    return ['-f', config, '-h', `ldaps://${host}:${String(home.port)}`, '-d', '0'];
  };
  return { program: '/usr/sbin/slapd', args };
}

/** What the test has to know of an SSH server. */
export interface SshSecrets {
  /** Private key that is let in, PEM. */
  readonly key: string;
  readonly fingerprint: string;
  /** A folder the account may list. */
  readonly files: string;
}

/** OpenSSH with SFTP; its keys are told once they are made. */
export function sshdServer(tell: (secrets: SshSecrets) => void): DebianServer {
  const args = async (home: ServerHome): Promise<readonly string[]> => {
    const [hostKey, login] = ['host', 'login'].map((name) => {
      const path = join(home.folder, name);
      run('/usr/bin/ssh-keygen', ['-q', '-f', path, '-t', 'ed25519', '-N', '']);
      own(path);
      return path;
    });
    const files = join(home.folder, 'files');
    mkdirSync(files);
    own(files, 0o755);
    const fingerprint = /SHA256:\S+/.exec(run('/usr/bin/ssh-keygen', ['-l', '-f', String(hostKey)]))?.[0] ?? '';
    tell({ key: readFileSync(String(login), 'utf8'), fingerprint, files });
    const lines = [
      `ListenAddress ${host}:${String(home.port)}`,
      `HostKey ${String(hostKey)}`,
      ...['PidFile none', 'UsePAM yes', 'StrictModes no'],
      `AuthorizedKeysFile ${await home.put('authorized', readFileSync(`${String(login)}.pub`, 'utf8'))}`,
      'Subsystem sftp internal-sftp',
    ];
    return ['-D', '-e', '-f', await home.put('sshd_config', `${lines.join('\n')}\n`)];
  };
  return { program: '/usr/sbin/sshd', args };
}

/** Folders of a queue that smtpd looks for though no mail ever comes (Postfix, conf/postfix-files). */
const queueFolders = ['active', 'incoming', 'maildrop', 'pid', 'private', 'public', 'saved'];

/** What one Postfix has that another has not. */
export interface PostfixSetup {
  readonly certificate: Pick<Made, 'pem' | 'key'>;
  readonly hostName: string;
  /** More lines of main.cf (postconf(5)). */
  readonly main?: readonly string[];
  /** More lines of master.cf (master(5)). */
  readonly services?: readonly string[];
}

/** Arguments of Postfix’s master, in folders of its own; with STARTTLS, it takes messages up to 20 MiB. */
export async function postfixArgs(home: ServerHome, setup: PostfixSetup): Promise<readonly string[]> {
  const { certificate, hostName, main = [], services = [] } = setup;
  const folder = (name: string): string => join(home.folder, name);
  await chmod(join(home.folder, '..'), 0o711);
  await chmod(home.folder, 0o711);
  mkdirSync(folder('conf'));
  mkdirSync(folder('queue'));
  const owner = Number(run('/usr/bin/id', ['-u', 'postfix']));
  for (const name of ['data', ...queueFolders.map((each) => `queue/${each}`)]) {
    mkdirSync(folder(name));
    if (name !== 'queue/pid') chownSync(folder(name), owner, 0);
  }
  const mainLines = [
    ...['compatibility_level = 3.6', 'mail_owner = postfix', `myhostname = ${hostName}`, 'mydestination ='],
    ...[`queue_directory = ${folder('queue')}`, `data_directory = ${folder('data')}`],
    ...['inet_interfaces = loopback-only', 'inet_protocols = ipv4', 'alias_maps =', 'maillog_file = /dev/stdout'],
    ...['message_size_limit = 20971520', 'smtpd_tls_security_level = may'],
    `smtpd_tls_cert_file = ${await home.put('server.pem', certificate.pem)}`,
    `smtpd_tls_key_file = ${await home.put('server.key', certificate.key)}`,
    ...main,
  ];
  const masterLines = [
    `${host}:${String(home.port)} inet n - n - - smtpd`,
    'postlog unix-dgram n - n - 1 postlogd',
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'anvil unix - - n - 1 anvil',
    'proxymap unix - - n - - proxymap',
    'rewrite unix - - n - - trivial-rewrite',
    ...services,
  ];
  await home.put('conf/main.cf', `${mainLines.join('\n')}\n`);
  await home.put('conf/master.cf', `${masterLines.join('\n')}\n`);
  return ['-c', folder('conf'), '-d'];
}

/** Program that Postfix is started with. */
export const postfixProgram = '/usr/lib/postfix/sbin/master';

/** Postfix with STARTTLS. It gives up the rights of root itself. */
export function postfixServer(certificate: Made): DebianServer {
  const args = (home: ServerHome) => postfixArgs(home, { certificate, hostName: 'mail.example' });
  return { program: postfixProgram, asRoot: true, args };
}

/** Gives a file to the account of the servers; nobody else reads it unless the mode says so. */
function own(path: string, mode = 0o600): void {
  chmodSync(path, mode);
  if (account !== null) chownSync(path, account.uid, account.gid);
}

function run(program: string, args: readonly string[]): string {
  const ran = spawnSync(program, args, { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout;
}
