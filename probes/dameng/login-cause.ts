import { abortFailure } from '../../src/kit/ladder/wait-for.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { damengCode } from './dameng-code.ts';
import type { Settings } from './schema.ts';

/** The driver’s number for a connection that broke. */
const communication = 6001;
const wrongPassword = -2501;

/**
 * What the text of a refusal says, in the server’s two languages: of the numbers only that of a wrong password is
 * known from more than one source.
 */
const byText: readonly (readonly [RegExp, CauseId])[] = [
  [/锁定|\blocked\b/i, 'account-locked'],
  [/过期|失效|\bexpired\b/i, 'password-expired'],
  [/会话数|session.{0,20}limit|最大连接/i, 'too-many-connections'],
  [/授权.{0,10}到期|license/i, 'server-stopping'],
  [/未打开|\bmount\b|starting/i, 'server-starting'],
];

/** What the server or the driver said when the login did not succeed, as a failure with its real cause. */
export function loginFailure(error: unknown, settings: Settings, from: string, signal: AbortSignal): ProbeFailure {
  if (signal.aborted) return abortFailure(signal, 'login');
  if (error instanceof ProbeFailure) return error;
  const { host, port, user } = settings;
  return new ProbeFailure(causeOf(error), {
    phase: 'login',
    params: { host, port, account: user, from, database: '' },
    cause: error,
  });
}

function causeOf(error: unknown): CauseId {
  const code = damengCode(error);
  if (code === wrongPassword) return 'login-denied';
  const text = error instanceof Error ? error.message : '';
  const said = byText.find(([pattern]) => pattern.test(text));
  if (said !== undefined) return said[1];
  return code === communication ? 'connection-lost' : 'reply-not-understood';
}
