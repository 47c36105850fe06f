import type { BrowserVersion, EolCycle, ReferenceData, ReferenceFile } from '../model/reference.ts';
import type { ReferenceContent } from './reference-file.ts';

/** A file that somebody added, with what it says. */
export type AddedReference = ReferenceFile & Omit<ReferenceContent, 'date' | 'source'>;

/**
 * Reference data with that of some files. Products of a file are tried before those that are there, of a later file
 * before those of an earlier one. A release series takes the place of one of the same name in its product line; what a
 * file does not name stays. Versions of browsers go like products, features of the language like release series. Users
 * were counted by one file: the last one that did.
 */
export function withFiles(base: ReferenceData, files: readonly AddedReference[]): ReferenceData {
  let data = base;
  for (const file of files) data = withFile(data, file);
  return data;
}

function withFile(
  base: ReferenceData,
  { databases, endOfLife, browsers, features, shares, ...file }: AddedReference,
): ReferenceData {
  const products = new Map(Object.entries(base.endOfLife.products));
  for (const [line, cycles] of Object.entries(endOfLife)) {
    const added = cycles.map((cycle): EolCycle => ({ date: file.date, source: file.source, ...cycle }));
    const names = new Set(added.map((each) => each.cycle));
    products.set(line, [...added, ...(products.get(line) ?? []).filter((each) => !names.has(each.cycle))]);
  }
  return {
    endOfLife: { ...base.endOfLife, products: Object.fromEntries(products) },
    databases: [...databases, ...base.databases],
    browsers: {
      ...base.browsers,
      features: { ...base.browsers.features, ...features },
      ...(shares.length === 0 ? {} : { shares }),
      versions: [
        ...browsers.map((each): BrowserVersion => ({ date: file.date, source: file.source, ...each })),
        ...base.browsers.versions,
      ],
    },
    files: [...base.files, file],
  };
}
