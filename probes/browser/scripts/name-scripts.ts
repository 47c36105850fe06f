import { maskSecrets } from '../../../src/kit/looks-secret.ts';

/** A script or a style sheet that wants a name. */
interface Nameless {
  readonly page: string;
  readonly url: string;
  /** What kind it is, see ScriptFrom and SheetFrom. */
  readonly from: string;
}

/** Kinds that have no file of their own; their address is that of their document, or none. */
const withoutFile = ['inline', 'eval', 'inserted', 'constructed'];

const longest = 100;

/** One name for each script or sheet, none twice: the last part of its path, or `inline 1 of main`. */
export function nameScripts(sightings: readonly Nameless[]): readonly string[] {
  const taken = new Set<string>();
  return sightings.map((first) => {
    const name = free(taken, first);
    taken.add(name);
    return name;
  });
}

function free(taken: ReadonlySet<string>, sighting: Nameless): string {
  const file = fileOf(sighting);
  if (file !== null && !taken.has(file)) return file;
  for (let number = file === null ? 1 : 2; ; number += 1) {
    const name = file === null ? numbered(sighting, number) : `${file} (${String(number)})`;
    if (!taken.has(name)) return name;
  }
}

function numbered({ from, page, url }: Nameless, number: number): string {
  const kind = from === 'external' ? url.split(':')[0] : from;
  return `${kind ?? from} ${String(number)} of ${page}`;
}

/** Last part of the path; null: it has no file of its own. */
function fileOf({ from, url }: Nameless): string | null {
  if (withoutFile.includes(from) || !/^https?:/.test(url) || !URL.canParse(url)) return null;
  const { pathname, host } = new URL(url);
  const last = pathname.split('/').findLast((part) => part !== '') ?? host;
  return maskSecrets(decoded(last)).slice(0, longest);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
