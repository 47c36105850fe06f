import { userInfo } from 'node:os';
import { unprivilegedAccount } from '../../src/landscape/unprivileged-account.ts';

/** Name of the account that servers of tests run as. */
export async function serverAccountName(): Promise<string> {
  return (await unprivilegedAccount())?.name ?? userInfo().username;
}
