import type { DatabaseError } from 'pg';
import type { CauseId } from '../../model/cause.ts';
import { value, type Message } from '../../model/message.ts';

/** What a refused login means: the cause, and what else is known of it. */
export interface Refused {
  readonly cause: CauseId;
  readonly note?: Message;
}

/** What an error message says, as far as it decides. */
type Said = Pick<DatabaseError, 'code' | 'routine' | 'message' | 'detail'>;

/** What each SQLSTATE of a refused login means (manual, appendix A). */
const byState: Readonly<Record<string, (said: Said) => Refused>> = {
  '28P01': () => ({ cause: 'login-denied' }),
  '28000': notAuthorised,
  '42501': () => ({ cause: 'login-not-admitted', note: { code: 'kit.note.no-connect-right', params: {} } }),
  '55000': () => ({ cause: 'login-not-admitted', note: { code: 'kit.note.database-closed', params: {} } }),
  '3D000': () => ({ cause: 'database-missing' }),
  '53300': tooMany,
  '57P01': () => ({ cause: 'server-stopping' }),
  '57P02': () => ({ cause: 'server-stopping' }),
  '57P03': cannotConnectNow,
  '08P01': protocolViolation,
  '08006': () => ({ cause: 'backend-unreachable' }),
};

/**
 * What a server means by refusing a login. Texts are in the language of the server, so the code and the function in
 * its source (`routine`) decide wherever they can; the texts that must be read are known in English and Chinese.
 */
export function refusedLogin({ code, routine, message, detail }: Said): Refused {
  // Names stand in quotation marks and may read like anything.
  const said = { code, routine, detail, message: message.replaceAll(/"[^"]*"/g, '""') };
  if (/SSL (?:connection )?(?:is )?required/i.test(said.message)) return { cause: 'tls-required' };
  const read = Object.hasOwn(byState, code ?? '') ? byState[code ?? ''] : undefined;
  return read?.(said) ?? { cause: 'reply-not-understood' };
}

/** 28000 is shared by a missing line in pg_hba.conf, a role, checks made elsewhere, and what openGauss adds. */
function notAuthorised({ routine, message }: Said): Refused {
  if (/locked|锁定/i.test(message)) return { cause: 'account-locked' };
  if (/initial user|初始用户/i.test(message))
    return { cause: 'login-not-admitted', note: { code: 'kit.note.initial-user', params: {} } };
  if (/period of validity|有效期/i.test(message))
    return { cause: 'password-expired', note: { code: 'kit.note.validity', params: {} } };
  if (/client certificate|客户端证书/i.test(message))
    return { cause: 'tls-client-certificate-required', note: { code: 'kit.note.certificate-asked', params: {} } };
  if (/Invalid username\/password/i.test(message)) return { cause: 'login-denied' };
  if (routine === 'InitializeSessionUserId' || /role .*(?:does not exist|permitted)/i.test(message))
    return { cause: 'login-denied', note: roleNote(message) };
  if (routine === 'auth_failed')
    return { cause: 'login-denied', note: { code: 'kit.note.elsewhere-checked', params: {} } };
  if (/rejects|拒绝/i.test(message))
    return { cause: 'login-not-admitted', note: { code: 'kit.note.hba-rejects', params: {} } };
  return { cause: 'login-not-admitted' };
}

function roleNote(message: string): Message {
  return /not permitted|不允许|不被允许/i.test(message)
    ? { code: 'kit.note.role-no-login', params: {} }
    : { code: 'kit.note.role-missing', params: {} };
}

/** The function tells whose limit it is: src/backend/utils/init/miscinit.c and postinit.c. */
function tooMany({ routine }: Said): Refused {
  switch (routine) {
    case 'InitializeSessionUserId':
      return { cause: 'too-many-connections', note: { code: 'kit.note.connections-of-account', params: {} } };
    case 'CheckMyDatabase':
      return { cause: 'too-many-connections', note: { code: 'kit.note.connections-of-database', params: {} } };
    case 'InitPostgres':
      return { cause: 'too-many-connections', note: { code: 'kit.note.slots-reserved', params: {} } };
    default:
      return { cause: 'too-many-connections' };
  }
}

/** 57P03 has one function for all its reasons. */
function cannotConnectNow({ message, detail }: Said): Refused {
  if (/shutting down|关闭|关机/i.test(message)) return { cause: 'server-stopping' };
  if (/hot standby|热备|standby mode|pending mode/i.test(`${message} ${detail ?? ''}`))
    return { cause: 'standby-closed' };
  if (/recovery|not yet accepting|恢复|尚未/i.test(message))
    return { cause: 'server-starting', note: { code: 'kit.note.in-recovery', params: {} } };
  return { cause: 'server-starting' };
}

/** PgBouncer has this code for everything of its own (src/client.c, objects.c and janitor.c of its source). */
function protocolViolation({ message }: Said): Refused {
  const note: Message = { code: 'kit.note.pool-says', params: {} };
  const parameter = /unsupported startup parameter(?: in options)?: (\w{1,60})/i.exec(message)?.[1];
  if (parameter !== undefined)
    return {
      cause: 'login-not-admitted',
      note: { code: 'kit.note.pool-parameter', params: { parameter: value(parameter) } },
    };
  if (/no such database|database .* (?:does not exist|is disabled)/i.test(message))
    return { cause: 'database-missing', note };
  if (/no such user|authentication failed|login rejected|wrong password|auth failed/i.test(message))
    return { cause: 'login-denied', note };
  if (/no more connections|too many/i.test(message))
    return { cause: 'too-many-connections', note: { code: 'kit.note.connections-of-pool', params: {} } };
  if (/no authentication method/i.test(message)) return { cause: 'login-not-admitted', note };
  if (/shutting down/i.test(message)) return { cause: 'server-stopping' };
  if (/cannot connect to server|server login|server conn|query_wait_timeout|connect_timeout/i.test(message))
    return { cause: 'backend-unreachable' };
  return { cause: 'reply-not-understood' };
}
