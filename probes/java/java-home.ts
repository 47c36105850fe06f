import { readFile } from 'node:fs/promises';
import { missedBy, noted, type Missed } from '../../src/kit/machine/missed.ts';
import { value } from '../../src/model/message.ts';

/** The Java a JVM was started with. */
export interface JavaHome {
  readonly home: string;
  /** JAVA_VERSION of its file `release`. */
  readonly version: string | Missed;
  /** IMPLEMENTOR of it, which Java 8 and earlier do not write. */
  readonly vendor: string | null;
}

/** Home, version and maker by the path of a java program: `HOME/bin/java`, in Java 8 `HOME/jre/bin/java`. */
export async function readJavaHome(program: string, root: string): Promise<JavaHome> {
  const inner = program.replace(/[/\\]bin[/\\][^/\\]+$/, '');
  const outer = inner.replace(/[/\\]jre$/, '');
  let missed: Missed | null = null;
  for (const home of new Set([inner, outer])) {
    const text = await readFile(`${root}${home}/release`, 'utf8').catch((error: unknown) => missedBy(error));
    if (typeof text !== 'string') {
      missed = text;
      continue;
    }
    const version = valueOf(text, 'JAVA_VERSION') ?? noVersion(home);
    return { home, version, vendor: valueOf(text, 'IMPLEMENTOR') };
  }
  return { home: outer, version: missed ?? noVersion(outer), vendor: null };
}

function noVersion(home: string): Missed {
  const lacks = { file: value(`${home}/release`), entry: value('JAVA_VERSION') };
  return noted('not-supported', 'kit.gap.no-entry', lacks);
}

function valueOf(text: string, name: string): string | null {
  return new RegExp(`^${name}="?([^"\\r\\n]{1,200})"?\\s*$`, 'm').exec(text)?.[1] ?? null;
}
