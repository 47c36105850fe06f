import { becauseOf, gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import { libraryOf, unknownVersion } from './archive/library-version.ts';
import { mainAttributes } from './archive/main-attributes.ts';
import { formatByName } from './formats/detect-format.ts';
import { createKeySink, prefixed } from './formats/key-sink.ts';
import { settingPaths } from './groups.ts';
import type { Reading } from './read-whole.ts';
import type { Entry, Facts, Settings } from './schema.ts';
import { keyFacts, longestText, readText, tooLong } from './text-facts.ts';
import { collectTree } from './tree-collector.ts';

/** Takes what a folder or archive holds, entry by entry, and makes facts of it. */
export interface Contents {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** What is wanted of an entry. */
  readonly readingOf: (path: string) => Reading;
  /** `bytes`: the content, where it was to be kept. */
  readonly add: (entry: Entry, missed: Missed | null, bytes: Buffer | null) => Promise<void>;
  readonly finish: () => { readonly facts: Facts; readonly gaps: readonly Gap[] };
}

const notIncluded = noted('not-reached', 'files.gap.not-included', { setting: value('include') });
const noVersion = noted('not-supported', 'files.gap.no-version');

/** Two jars whose names say no version are not of one version for that. */
function nameless(libraries: ReadonlyMap<string, string>): Gap[] {
  const unknown = [...libraries].filter(([, version]) => version.includes(unknownVersion)).map(([name]) => name);
  const paths = unknown.map((name) =>
    formatFactPath(['libraries', name].map((each) => ({ kind: 'name', name: each }))),
  );
  return gapsAt(paths, noVersion);
}

const manifestPath = 'META-INF/MANIFEST.MF';

/**
 * Settings of files inside are read only where `include` names what is wanted: then every file whose name tells a
 * format, keys as `path:key`.
 */
export function createContents({ include, exclude, read, format, encoding, entries }: Settings): Contents {
  const hash = read.includes('hash');
  const tree = collectTree(entries, hash);
  const sink = createKeySink();
  const libraries = new Map<string, string>();
  const gaps: Gap[] = [];
  const readsKeys = include.length > 0 && (read.includes('keys') || read.includes('dates'));
  const attributes: Record<string, string>[] = [];
  let unread: Missed | null = null;

  const isSettings = (path: string): boolean => readsKeys && (format !== 'auto' || formatByName(path) !== null);
  const addSettings = async (
    path: string,
    size: number,
    missed: Missed | null,
    bytes: Buffer | null,
  ): Promise<void> => {
    const found = bytes === null ? null : await readText(path, bytes, { format, encoding }, prefixed(sink, `${path}:`));
    const why = missed ?? (size > longestText ? tooLong : null) ?? found?.missed ?? null;
    if (why !== null) unread ??= noted('truncated', 'files.gap.of-entry', { path: value(path), why: becauseOf(why) });
  };
  const addLibrary = (path: string): void => {
    const library = libraryOf(path);
    if (library === null) return;
    const known = libraries.get(library.name);
    libraries.set(library.name, known === undefined ? library.version : `${known}, ${library.version}`);
  };
  return {
    include,
    exclude,
    readingOf: (path) => ({ hash, keep: path === manifestPath || isSettings(path) ? longestText : 0 }),
    add: async (entry, missed, bytes) => {
      tree.add(entry, missed);
      if (entry.kind !== 'file') return;
      addLibrary(entry.path);
      if (entry.path === manifestPath && bytes !== null) attributes.push(mainAttributes(bytes));
      if (entry.path === manifestPath && missed !== null) gaps.push(...gapsAt(['attributes'], missed));
      if (isSettings(entry.path)) await addSettings(entry.path, entry.size ?? 0, missed, bytes);
    },
    finish: () => {
      const found = tree.finish();
      if (unread !== null) sink.cut(unread);
      const keys = readsKeys ? keyFacts(sink) : { facts: {}, gaps: gapsAt([...settingPaths, 'dates'], notIncluded) };
      const besides = { attributes: attributes[0] ?? null, libraries: Object.fromEntries(libraries) };
      return {
        facts: { ...found.facts, ...besides, ...keys.facts },
        gaps: [...gaps, ...found.gaps, ...nameless(libraries), ...keys.gaps],
      };
    },
  };
}
