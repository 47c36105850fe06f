import { createHash } from 'node:crypto';
import { becauseOf, gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import { notAsked } from './groups.ts';
import type { Entry, Facts } from './schema.ts';

/** Gaps of single entries; what goes beyond is left out of the list, which then says that it is cut off. */
const mostGaps = 500;

/** Names of entries kept, UTF-16 units together: hostile names must not fill the memory. */
const mostText = 16_777_216;

/** Takes the entries of a folder or archive in their order and makes facts of them. */
export interface TreeCollector {
  /** `missed`: why its content was not read, or what it holds not listed. */
  readonly add: (entry: Entry, missed: Missed | null) => void;
  readonly finish: () => { readonly facts: Pick<Facts, 'manifest' | 'tree'>; readonly gaps: readonly Gap[] };
}

/**
 * The digest of a tree is SHA-256 over one record for each file and link, in order: kind, path (Unicode NFC), size,
 * digest or where the link points, each followed by a NUL, and a line feed. Folders do not count, as in git: an archive
 * need not name them. Dates and permissions do not count either.
 *
 * @param most entries kept in the list; the digest and the sums cover all
 * @param hash whether contents are read at all
 */
export function collectTree(most: number, hash: boolean): TreeCollector {
  const digest = createHash('sha256');
  const manifest: Entry[] = [];
  const gaps: Gap[] = hash ? [] : gapsAt(['manifest.sha256', 'tree.sha256'], notAsked);
  const counts = { file: 0, folder: 0, link: 0, special: 0, outside: 0, size: 0 };
  let text = 0;
  let cut: Missed | null = null;
  let unread: Missed | null = null;
  let unlisted: Missed | null = null;

  const keep = (entry: Entry, missed: Missed | null): void => {
    text += entry.path.length;
    if (manifest.length >= most || gaps.length >= mostGaps || text > mostText) {
      cut ??= noted('truncated', 'files.gap.listed', { count: value(manifest.length) });
      return;
    }
    manifest.push(entry);
    if (missed === null || entry.kind !== 'file') return;
    const at = formatFactPath([
      { kind: 'name', name: 'manifest' },
      { kind: 'key', field: 'path', value: entry.path },
      { kind: 'name', name: 'sha256' },
    ]);
    gaps.push({ path: at, ...missed });
  };
  const add = (entry: Entry, missed: Missed | null): void => {
    counts[entry.kind] += 1;
    counts.size += entry.size ?? 0;
    if (entry.outside === true) counts.outside += 1;
    if (missed !== null && entry.kind === 'folder') unlisted ??= missed;
    if (missed !== null && entry.kind === 'file') unread ??= missed;
    if (entry.kind !== 'folder') digest.update(record(entry));
    keep(entry, missed);
  };
  const finish = (): ReturnType<TreeCollector['finish']> => {
    if (unlisted !== null) cut ??= noted('truncated', 'files.gap.folder-not-listed', { why: becauseOf(unlisted) });
    if (cut !== null) gaps.push(...gapsAt(['manifest'], cut));
    if (unlisted !== null) gaps.push(...gapsAt(['tree'], unlisted));
    else if (unread !== null) gaps.push(...gapsAt(['tree.sha256'], unread));
    const { file: files, folder: folders, link: links, outside, size } = counts;
    const sums = { files, folders, links, outside, size };
    const whole = hash && unlisted === null && unread === null;
    return { facts: { manifest, tree: whole ? { ...sums, sha256: digest.digest('hex') } : sums }, gaps };
  };
  return { add, finish };
}

function record({ kind, path, size, sha256, linksTo }: Entry): string {
  const content = kind === 'link' ? (linksTo ?? '') : (sha256 ?? '');
  return `${kind}\0${path.normalize('NFC')}\0${String(size ?? 0)}\0${content}\0\n`;
}
