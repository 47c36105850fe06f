import type { BigIntStats } from 'node:fs';
import { lstat, readlink, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Missed } from '../../src/kit/machine/missed.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { errorCode, missedBy } from './missed-by.ts';
import type { Settings } from './schema.ts';
import { withoutEnd } from './touches.ts';

/** What stands at the declared path. */
export type Root =
  | { readonly state: 'absent'; readonly linksTo: string | null }
  | { readonly state: 'unseen'; readonly missed: Missed }
  | {
      readonly state: 'here';
      /** Without links in it; nothing outside of it is ever opened. */
      readonly real: string;
      readonly stats: BigIntStats;
      /** Where it really is, when the declared path is itself a link; null: it is none. */
      readonly linksTo: string | null;
    };

const nothing = ['ENOENT', 'ENOTDIR', 'ELOOP', 'EINVAL', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];

/**
 * Resolves the declared path once, links included. From then on only the resolved path is used.
 *
 * @throws ProbeFailure `path-outside` where it leads out of the folder that `within` names.
 */
export async function findRoot({ path, within }: Settings): Promise<Root> {
  const written = withoutEnd(path);
  try {
    const first = await lstat(written, { bigint: true });
    const real = await realpath(written);
    if (within !== undefined) await stayWithin(real, written, within);
    const stats = await lstat(real, { bigint: true });
    return { state: 'here', real, stats, linksTo: first.isSymbolicLink() ? real : null };
  } catch (error) {
    if (error instanceof ProbeFailure) throw error;
    if (!nothing.includes(errorCode(error) ?? '')) return { state: 'unseen', missed: missedBy(error) };
    return { state: 'absent', linksTo: await readlink(written).catch(() => null) };
  }
}

async function stayWithin(real: string, path: string, within: string): Promise<void> {
  const root = await realpath(within).catch((error: unknown) => {
    throw new ProbeFailure('file-missing', { phase: 'settings', params: { path: within }, cause: error });
  });
  const folder = root.endsWith(sep) ? root : root + sep;
  if (real === root || real.startsWith(folder)) return;
  throw new ProbeFailure('path-outside', { phase: 'read', params: { path, root: within } });
}
