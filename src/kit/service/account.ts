import * as z from 'zod';
import { secret } from '../settings.ts';

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
