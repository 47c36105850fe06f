import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { loadProbes } from '../../probes/registry.ts';
import { toolbox } from '../../src/assess/toolbox.ts';
import { knownProbes } from '../../src/cli/known-probes.ts';
import type { KnownProbe } from '../../src/profile/known-probe.ts';
import { readProfile, type ReadOutcome } from '../../src/profile/read-profile.ts';

const tools = toolbox(await loadProbes());

/** The probes of the project, as the reader of profiles sees them. */
export const probes: readonly KnownProbe[] = knownProbes(tools.probes.values(), 'en');

type Content = string | Uint8Array;

/** What is read, beside the profile. */
export interface Beside {
  readonly site?: { readonly name: string; readonly content: Content };
  /** Files that may be included, by name. */
  readonly files?: Readonly<Record<string, Content>>;
}

/** Reads a profile from texts or bytes, with the project’s own probes. Names are relative, with `/`. */
export function readTexts(name: string, content: Content, beside: Beside = {}): ReadOutcome {
  return read(name, content, beside, false);
}

/** Reads a profile alone, for a paper about it. */
export function readDraft(name: string, content: Content): ReadOutcome {
  return read(name, content, {}, true);
}

function read(name: string, content: Content, { site, files = {} }: Beside, draft: boolean): ReadOutcome {
  return readProfile({
    draft,
    profile: { name, bytes: bytesOf(content) },
    site: site === undefined ? null : { name: site.name, bytes: bytesOf(site.content) },
    open: (path, from) => {
      const included = posix.join(posix.dirname(from), path);
      if (included.startsWith('..') || posix.isAbsolute(path)) return { problem: 'outside' };
      const found = files[included];
      return found === undefined ? { problem: 'missing' } : { name: included, bytes: bytesOf(found) };
    },
    probes,
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    defaultTimeZone: 'UTC',
  });
}

function bytesOf(content: Content): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
