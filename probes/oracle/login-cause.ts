import { abortFailure } from '../../src/kit/ladder/wait-for.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { nested } from '../../src/model/message.ts';
import { oracleCode } from './oracle-code.ts';
import type { Settings } from './schema.ts';

/** Codes of refused logins (Oracle Database Error Messages; node-oracledb, “Error Handling”) and what they mean for us. */
const byCode: Readonly<Record<string, CauseId>> = {
  'ORA-01017': 'login-denied',
  'ORA-01005': 'login-denied',
  'ORA-28000': 'account-locked',
  'ORA-28001': 'password-expired',
  'ORA-01045': 'login-not-admitted', // no CREATE SESSION
  'ORA-01035': 'login-not-admitted', // restricted to RESTRICTED SESSION
  'ORA-12514': 'database-missing',
  'ORA-12505': 'database-missing',
  'NJS-518': 'database-missing',
  'NJS-519': 'database-missing',
  'ORA-12516': 'too-many-connections',
  'ORA-12518': 'too-many-connections',
  'ORA-12519': 'too-many-connections',
  'ORA-12520': 'too-many-connections',
  'ORA-00018': 'too-many-connections',
  'ORA-00020': 'too-many-connections',
  'ORA-02391': 'too-many-connections', // a limit of the profile of the account
  'ORA-01033': 'server-starting',
  'ORA-12528': 'server-starting',
  'ORA-01034': 'server-stopping',
  'ORA-01089': 'server-stopping',
  'ORA-01090': 'server-stopping',
  'ORA-12526': 'server-stopping', // restricted
  'NJS-116': 'login-method-unsupported',
  'NJS-138': 'login-method-unsupported',
  'NJS-533': 'login-method-unsupported',
  'NJS-500': 'connection-lost',
  'NJS-501': 'connection-lost',
  'NJS-503': 'connection-lost',
  'NJS-510': 'no-answer',
  'NJS-521': 'connection-lost',
};

/** What a code means beyond its cause, as a sentence of ours. */
const notes: Readonly<Record<string, string>> = {
  'NJS-116': 'oracle.note.old-verifier',
  'NJS-138': 'oracle.note.too-old',
  'NJS-533': 'oracle.note.native-encryption',
  'ORA-12514': 'oracle.note.service',
  'NJS-518': 'oracle.note.service',
};

/** What the database or the driver said when the login did not succeed, as a failure with its real cause. */
export function loginFailure(error: unknown, settings: Settings, from: string, signal: AbortSignal): ProbeFailure {
  if (signal.aborted) return abortFailure(signal, 'login');
  if (error instanceof ProbeFailure) return error;
  const { host, port, service, user } = settings;
  const code = oracleCode(error) ?? '';
  const note = notes[code];
  return new ProbeFailure(byCode[code] ?? 'reply-not-understood', {
    phase: 'login',
    params: {
      host,
      port,
      database: service,
      account: user,
      from,
      ...(note === undefined ? {} : { note: nested({ code: note, params: {} }) }),
    },
    cause: error,
  });
}
