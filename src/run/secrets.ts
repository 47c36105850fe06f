import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './resolve.ts';

/** Where secrets are looked up. Values stay in memory. */
export interface SecretSource {
  /** The value of a name; null: this source does not have it. Rejects where the source itself is broken. */
  readonly get: (name: string) => Promise<string | null>;
  /** Asks a person, once nothing else has it; null: there is nobody to ask, or no answer was given. */
  readonly ask: ((name: string) => Promise<string | null>) | null;
}

/** Secrets by name: the environment of the process, or what was read from standard input. */
export function secretsFromRecord(record: { readonly [name: string]: string | undefined }): SecretSource {
  return { get: async (name) => (Object.hasOwn(record, name) ? (record[name] ?? null) : null), ask: null };
}

/** One file a secret, as orchestrators mount them; one line end at the end of the file is not part of it. */
export function secretsFromFolder(folder: string): SecretSource {
  return {
    get: async (name) => {
      if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name)) return null;
      try {
        const text = await readFile(join(folder, name), 'utf8');
        return text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
      } catch (error) {
        const code = errorCode(error);
        if (code === 'ENOENT' || code === 'ENOTDIR') return null;
        throw error;
      }
    },
    ask: null,
  };
}

/** Asks for each secret once, by a function that reads without echo. */
export function secretsFromPrompt(ask: (name: string) => Promise<string | null>): SecretSource {
  return { get: async () => null, ask };
}

/** Several sources in order: the first that has a name gives it. */
export function firstOf(sources: readonly SecretSource[]): SecretSource {
  const asking = sources.find((source) => source.ask !== null);
  return {
    get: async (name) => {
      for (const source of sources) {
        const found = await source.get(name);
        if (found !== null) return found;
      }
      return null;
    },
    ask: asking?.ask ?? null,
  };
}
