import type { CauseId } from '../../model/cause.ts';
import type { Message } from '../../model/message.ts';
import type { ServerError } from './server-error.ts';

/** What a refused login means: the cause, and what else is known of it. */
export interface Refused {
  readonly cause: CauseId;
  readonly note?: Message;
}

/** What is known of the login besides what the server said. */
export interface LoginFacts {
  readonly port: number;
  readonly user: string;
  readonly hasPassword: boolean;
  /** Version in the greeting; null: refused before it. */
  readonly greeted: string | null;
  /** The server offers TLS and the login went without it. */
  readonly tlsLeftOut: boolean;
}

/** Numbers of refused logins (error reference of MySQL and of MariaDB) and what they mean for us. */
const byNumber: Readonly<Record<number, CauseId>> = {
  1040: 'too-many-connections',
  1203: 'too-many-connections', // max_user_connections
  1226: 'too-many-connections', // a limit of the account
  1041: 'local-failed',
  1044: 'login-not-admitted', // no right on this database
  1045: 'login-denied',
  1698: 'login-denied', // the account logs in without a password, by its system account
  1873: 'login-denied',
  4151: 'account-locked', // MariaDB
  3118: 'account-locked',
  3955: 'account-locked', // for some days, after wrong passwords
  4165: 'account-locked', // TiDB
  1820: 'password-expired', // let in, and no statement but the one for a new password
  1862: 'password-expired',
  1049: 'database-missing',
  1053: 'server-stopping',
  1129: 'host-blocked',
  1130: 'login-not-admitted',
  3032: 'login-not-admitted', // offline_mode
  3159: 'tls-required',
  1251: 'login-method-unsupported',
  1275: 'login-method-unsupported',
  1524: 'login-method-unsupported', // the method of the account is not loaded at the server
  1043: 'reply-not-understood',
  1158: 'connection-lost',
  1159: 'connection-lost',
  1160: 'connection-lost',
  1161: 'connection-lost',
  1152: 'connection-lost',
  1184: 'connection-lost',
  1927: 'connection-lost', // killed (MariaDB)
  4031: 'connection-lost', // idle for too long (MySQL)
  5150: 'login-not-admitted', // OceanBase: OB_TENANT_NOT_IN_SERVER
  9001: 'backend-unreachable', // ProxySQL: Max connect timeout reached while reaching hostgroup
};

const oceanBasePorts: readonly number[] = [2881, 2883];

/** What a server of the MySQL protocol means by refusing a login. */
export function refusedLogin(said: ServerError, login: LoginFacts): Refused {
  const cause = Object.hasOwn(byNumber, said.errno) ? byNumber[said.errno] : undefined;
  if (/\btenant\b|cluster (?:name )?(?:is )?not exist/i.test(said.message))
    return { cause: 'login-not-admitted', note: tenantNote(login) };
  const note = noteOn(said, login);
  return { cause: cause ?? 'reply-not-understood', ...(note === null ? {} : { note }) };
}

function noteOn(said: ServerError, login: LoginFacts): Message | null {
  switch (said.errno) {
    case 1045:
      return deniedNote(said, login);
    case 1044:
      return { code: 'kit.note.database-or-right', params: {} };
    case 1203:
    case 1226:
      return { code: 'kit.note.connections-of-account', params: {} };
    case 3032:
      return { code: 'kit.note.offline-mode', params: {} };
    default:
      return null;
  }
}

/** “Access denied” is all that many a reason gets. */
function deniedNote(said: ServerError, login: LoginFacts): Message | null {
  if (/ProxySQL/i.test(said.message)) return { code: 'kit.note.proxy-says', params: { product: 'ProxySQL' } };
  if (looksLikeOceanBase(said, login) && !login.user.includes('@')) return tenantNote(login);
  if (!login.hasPassword) return { code: 'kit.note.no-password', params: {} };
  // MariaDB says no more to an account that may log in with TLS only, or where all have to.
  return login.tlsLeftOut ? { code: 'kit.note.without-tls', params: {} } : null;
}

/** Its proxy greets as any version it is set to; but only OceanBase denies with the SQLSTATE 42000. */
function looksLikeOceanBase({ sqlState }: ServerError, { greeted, port }: LoginFacts): boolean {
  return sqlState === '42000' || /oceanbase|obproxy/i.test(greeted ?? '') || oceanBasePorts.includes(port);
}

function tenantNote({ user }: LoginFacts): Message {
  return user.includes('@')
    ? { code: 'kit.note.tenant-wrong', params: {} }
    : { code: 'kit.note.tenant', params: { account: user } };
}
