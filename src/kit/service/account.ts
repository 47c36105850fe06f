import * as z from 'zod';
import { secret } from '../settings.ts';
import type { ServiceSettings } from './settings.ts';

/** Settings of a login that may be left out. */
export function accountSettings() {
  return {
    user: z.string().min(1).max(255).exactOptional(),
    password: secret().exactOptional(),
  };
}

/** A user without a password, or the other way round: one of them was forgotten. For `superRefine`. */
export function wholeAccount(
  { user, password }: { readonly user?: string; readonly password?: string },
  context: z.RefinementCtx,
): void {
  if ((user === undefined) === (password === undefined)) return;
  const path = [user === undefined ? 'user' : 'password'];
  context.addIssue({ code: 'custom', path, message: 'service.half-account' });
}

/** What settings say of a login whose password is readable on the way without TLS. */
type PlainLogin = Pick<ServiceSettings, 'tls'> & {
  readonly startTls: boolean;
  readonly password?: string;
  readonly allowPlainLogin: boolean;
};

/** TLS that cannot begin, and a password that would go without it though nobody said that it may. For `superRefine`. */
export function protectedLogin(settings: PlainLogin, context: z.RefinementCtx): void {
  const { tls, startTls, password, allowPlainLogin } = settings;
  if (tls !== 'off') return;
  if (startTls) context.addIssue({ code: 'custom', path: ['startTls'], message: 'service.start-tls-off' });
  if (password !== undefined && !allowPlainLogin)
    context.addIssue({ code: 'custom', path: ['password'], message: 'service.unprotected' });
}
