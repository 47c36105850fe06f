import { readFile } from 'node:fs/promises';
import { LandscapeError } from './landscape-error.ts';

/** An existing operating system account, by number. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

// Accounts without rights that systems ship with. initdb looks its own account up by number, so it has to exist.
const preferred = ['nobody', 'postgres', 'daemon'];
const largestUid = 0x7fffffff;

/**
 * The account to run PostgreSQL under when this program runs as root: PostgreSQL refuses to run as root (PostgreSQL
 * manual, "The PostgreSQL User Account"). Null when this program is not root, or on a system without such accounts.
 *
 * @throws Error when running as root and no suitable account exists.
 */
export async function unprivilegedAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const accounts = readAccounts(await readFile('/etc/passwd', 'utf8'));
  for (const name of preferred) {
    const account = accounts.find((one) => one.name === name);
    if (account !== undefined) return account;
  }
  throw new LandscapeError('landscape-root', { accounts: preferred.join(', ') });
}

/** Reads the lines of a passwd(5) file; leaves out root and numbers that processes cannot be started with. */
export function readAccounts(passwd: string): readonly Account[] {
  const accounts: Account[] = [];
  for (const line of passwd.split('\n')) {
    const [name = '', , uidText, gidText] = line.split(':');
    const uid = Number(uidText);
    const gid = Number(gidText);
    const usable = Number.isInteger(uid) && Number.isInteger(gid) && uid > 0 && gid >= 0;
    if (usable && uid <= largestUid && gid <= largestUid) accounts.push({ name, uid, gid });
  }
  return accounts;
}
