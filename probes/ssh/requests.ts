import type { Settings } from './schema.ts';

/** The key exchange (RFC 4253, section 7); it ends before a login where no account is named. */
export const askKeys = 'key exchange';
/** Which ways to log in there are (RFC 4252, section 5.2). */
export const askMethods = 'login method none';

/** What is asked of one path by SFTP: `stat`, whether it can be opened as a directory, and the space on its file system. */
export function pathRequest(path: string): string {
  return `SFTP stat, opendir, statvfs ${path}`;
}

/** Everything that is asked, in this order. Pure. */
export function requests({ user, sftp }: Settings): readonly string[] {
  return [askKeys, ...(user === undefined ? [] : [askMethods]), ...new Set((sftp?.paths ?? []).map(pathRequest))];
}
