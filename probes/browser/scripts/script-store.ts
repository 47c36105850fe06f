import { newSheetStore, type SheetStore } from '../sheets/sheet-store.ts';
import { newUnreadList, type UnreadList, type UnreadReason } from './unread-list.ts';

/** Most scripts of all pages together, each text once. */
export const mostScripts = 500;
/** Most texts made while a page runs (eval): they would leave no room for the files. */
export const mostEvals = 100;
/** Longest script, UTF-16 units. */
export const longestScript = 20 * 1024 * 1024;
/** Most text of all scripts together, UTF-16 units. */
export const mostText = 64 * 1024 * 1024;
/** Times a script that is there already is noted: a loop may evaluate one text a million times. */
const mostSightings = 5000;

/** Where a script came from. `eval`: made while the page runs. */
export const scriptFroms = ['external', 'inline', 'eval', 'worker', 'service-worker'] as const;
export type ScriptFrom = (typeof scriptFroms)[number];

/** A script that a page has, and what the browser said of it. */
export interface Sighting {
  readonly page: string;
  /** As the browser gives it; empty: it has none. */
  readonly url: string;
  readonly from: ScriptFrom;
  readonly module: boolean;
  /** Whether the browser could read it; null: it does not tell. */
  readonly parsed: boolean | null;
  /** Where it begins in its document, 0 for the first line; 0 for a file of its own. */
  readonly line: number;
  /** The same for the column, UTF-16 units. */
  readonly column: number;
  readonly text: string;
  /** Address of its source map, or the map itself (`data:`); absent, null: none is named. */
  readonly map?: string | null;
}

/** The scripts of all pages of one look, and their style sheets, until they are scanned. */
export interface ScriptStore {
  readonly sightings: Sighting[];
  readonly unread: UnreadList;
  readonly sheets: SheetStore;
  /** Scripts with `nomodule` in the documents. */
  legacy: number;
  /** Whether some made at run time were left out. */
  evalsCut: boolean;
  /**
   * The text that `key` names, fetched once however many pages have it; null: a limit keeps it out, or it is gone,
   * which is noted.
   */
  readonly text: (key: string, of: Wanted, fetch: () => Promise<string | null>) => Promise<string | null>;
  readonly add: (sighting: Sighting) => void;
}

/** The script whose text is asked for. */
export interface Wanted {
  readonly page: string;
  readonly url: string;
  /** UTF-16 units, as far as it is known before it is fetched. */
  readonly length: number;
  /** Made while a page runs, as far as it is known before it is fetched. */
  readonly made: boolean;
}

export function newScriptStore(): ScriptStore {
  const texts = new Map<string, Promise<string | null>>();
  let total = 0;
  let evals = 0;
  const refusal = ({ length, made }: Wanted): UnreadReason | 'made' | null => {
    if (made && evals >= mostEvals) return 'made';
    return sizeTrouble(length, total + length) ?? (texts.size >= mostScripts ? 'too-many' : null);
  };
  const note = (reason: UnreadReason | 'made' | null, { url, page }: Wanted): void => {
    if (reason === 'made') store.evalsCut = true;
    else if (reason !== null) store.unread.add({ reason, url, page });
  };
  const store: ScriptStore = {
    sightings: [],
    unread: newUnreadList(),
    sheets: newSheetStore(),
    legacy: 0,
    evalsCut: false,
    text: (key, wanted, fetch) => {
      const known = texts.get(key);
      if (known !== undefined) return known;
      const refused = refusal(wanted);
      note(refused, wanted);
      if (refused !== null) return Promise.resolve(null);
      total += wanted.length;
      if (wanted.made) evals += 1;
      const fetched = fetch()
        .catch(() => null)
        .then((text) => {
          const more = (text?.length ?? 0) - wanted.length;
          const after = text === null ? 'gone' : sizeTrouble(text.length, total + more);
          if (text !== null && after === null) {
            total += more;
            return text;
          }
          // another page may still have it
          texts.delete(key);
          total -= wanted.length;
          if (!wanted.made) note(after, wanted);
          return null;
        });
      texts.set(key, fetched);
      return fetched;
    },
    add: (sighting) => {
      if (store.sightings.length < mostSightings) store.sightings.push(sighting);
      else store.unread.add({ reason: 'too-many', url: sighting.url, page: sighting.page });
    },
  };
  return store;
}

function sizeTrouble(length: number, total: number): 'too-large' | 'too-much' | null {
  if (length > longestScript) return 'too-large';
  return total > mostText ? 'too-much' : null;
}
