import { createHash } from 'node:crypto';
import { scanScripts } from '../../../src/kit/script/scan-in-threads.ts';
import type { SyntaxUse } from '../../../src/model/script.ts';
import type { Script } from '../script-facts.ts';

type Uses = readonly Pick<SyntaxUse, 'feature'>[];

/** What scripts ask of an engine before they run. */
export interface KnownScripts {
  /**
   * Features of a text, as a module or not (null: whatever it is); scanned where it is new. Null: it cannot be read
   * today either, or not in time.
   */
  readonly usesOf: (text: string, module: boolean | null) => Promise<Uses | null>;
  /** Name of a text that the run has seen; null: it is new. */
  readonly nameOf: (text: string) => string | null;
}

/** Begins with the scripts of the run; `signal` ends what is still scanned. */
export function knownScripts(scripts: readonly Script[], signal: AbortSignal): KnownScripts {
  const known = new Map<string, Promise<Uses | null>>();
  const names = new Map(scripts.map(({ sha256, name }) => [sha256, name]));
  for (const { sha256, module, uses, error } of scripts)
    known.set(`${sha256} ${String(module)}`, Promise.resolve(error === null ? uses : null));
  const read = (text: string, digest: string, module: boolean): Promise<Uses | null> => {
    const key = `${digest} ${String(module)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const scanning = scanScripts([{ text, goal: module ? 'module' : 'script' }], { signal })
      .then(([scan]) => (scan?.error === null ? scan.uses : null))
      .catch(() => null);
    known.set(key, scanning);
    return scanning;
  };
  return {
    usesOf: async (text, module) => {
      const digest = digestOf(text);
      if (module !== null) return read(text, digest, module);
      const seenAsModule = known.has(`${digest} true`);
      return (await read(text, digest, seenAsModule)) ?? read(text, digest, !seenAsModule);
    },
    nameOf: (text) => names.get(digestOf(text)) ?? null,
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
