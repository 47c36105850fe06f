import type { Settings } from './schema.ts';

/** The account that logs in; a password without a user is that of `default` (documentation of AUTH). */
export function accountOf(settings: Pick<Settings, 'user'>): string {
  return settings.user ?? 'default';
}
