import { newUnreadList, type UnreadList } from '../scripts/unread-list.ts';

/** Most style sheets of all pages together, each text once. */
export const mostSheets = 500;
/** Longest style sheet, UTF-16 units. */
export const longestSheet = 16 * 1024 * 1024;
/** Most text of all style sheets together, UTF-16 units. */
const mostText = 32 * 1024 * 1024;
/** Times a sheet that is there already is noted: a component may bring its own a million times. */
const mostSightings = 5000;

/**
 * Where a style sheet came from. `inline`: a `style` element; `inserted`: rules that a script put into an empty one,
 * as the browser tells them; `constructed`: the same of a sheet without an element.
 */
export const sheetFroms = ['external', 'inline', 'inserted', 'constructed'] as const;
export type SheetFrom = (typeof sheetFroms)[number];

/** A style sheet that a page has. */
export interface SheetSighting {
  readonly page: string;
  /** Of the sheet, or of the document that it stands in. */
  readonly url: string;
  readonly from: SheetFrom;
  /** Where it begins in its document, 0 for the first line; 0 for a file of its own. */
  readonly line: number;
  /** The same for the column, UTF-16 units. */
  readonly column: number;
  readonly text: string;
  /** Address of its source map, or the map itself (`data:`); absent, null: none is named. */
  readonly map?: string | null;
}

/** The style sheets of all pages of one look, until they are scanned. */
export interface SheetStore {
  readonly sightings: SheetSighting[];
  readonly unread: UnreadList;
  /** Keeps a sheet, or notes which limit keeps it out. */
  readonly add: (sighting: SheetSighting) => void;
}

/** An empty store. */
export function newSheetStore(): SheetStore {
  const texts = new Set<string>();
  let total = 0;
  const refusal = ({ text }: SheetSighting): 'too-large' | 'too-much' | 'too-many' | null => {
    if (text.length > longestSheet) return 'too-large';
    if (store.sightings.length >= mostSightings) return 'too-many';
    if (texts.has(text)) return null;
    if (total + text.length > mostText) return 'too-much';
    return texts.size >= mostSheets ? 'too-many' : null;
  };
  const store: SheetStore = {
    sightings: [],
    unread: newUnreadList(),
    add: (sighting) => {
      const { text, url, page } = sighting;
      const reason = refusal(sighting);
      if (reason !== null) {
        store.unread.add({ reason, url, page });
        return;
      }
      if (!texts.has(text)) total += text.length;
      texts.add(text);
      store.sightings.push(sighting);
    },
  };
  return store;
}
