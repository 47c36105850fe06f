import type { CauseId } from '../model/cause.ts';

/** Causes that may pass by themselves and lie before any login: trying again can lock no account. */
const beforeLogin: ReadonlySet<string> = new Set<CauseId>([
  'name-lookup-failed',
  'name-lookup-timeout',
  'name-server-failed',
  'name-server-timeout',
  'name-server-unreachable',
  'connect-refused',
  'connect-timeout',
  'host-unreachable',
  'network-unreachable',
  'connect-reset',
  'connect-failed',
  'pac-unreadable',
  'proxy-unreachable',
  'proxy-target-unreachable',
  'tls-closed',
  'tls-timeout',
  'server-starting',
  'server-stopping',
  'too-many-connections',
]);

/** Causes that may pass by themselves but can come after a login was sent. */
const afterwards: ReadonlySet<string> = new Set<CauseId>([
  'proxy-timeout',
  'proxy-closed',
  'http-timeout',
  'http-closed',
  'body-closed',
  'body-timeout',
  'connection-lost',
  'no-answer',
  'deadline-exceeded',
]);

/** Answers of a target that denied a login: never tried again in the run. */
const denials: ReadonlySet<string> = new Set<CauseId>([
  'login-denied',
  'account-locked',
  'http-login-denied',
  'proxy-login-denied',
  'token-denied',
  'login-not-completed',
  'login-needs-person',
]);

/** Causes that a target gives only to somebody whom it has let in. */
const insiders: ReadonlySet<string> = new Set<CauseId>([
  'query-failed',
  'database-missing',
  'access-denied',
  'virtual-host-missing',
]);

/** Whether another attempt makes sense. Where the probe logs in, only if the login cannot have been sent. */
export function mayRetry(cause: string, logsIn: boolean): boolean {
  return beforeLogin.has(cause) || (!logsIn && afterwards.has(cause));
}

/** Whether the cause says that a login was denied. */
export function isDenial(cause: string | null): boolean {
  return cause !== null && denials.has(cause);
}

/** Whether an attempt with this cause (null: it answered) shows that the login was accepted. */
export function showsLogin(cause: string | null): boolean {
  return cause === null || insiders.has(cause);
}

/** Pause before the next attempt, milliseconds: 200, 400, 800 ... up to 2 s, each shortened by up to half by chance. */
export function backoffMs(attemptsMade: number, random: number): number {
  const full = Math.min(2000, 100 * 2 ** attemptsMade);
  return Math.round(full * (1 - random / 2));
}
