import type { Text } from './message.ts';
import type { DialectName } from './words.ts';

/** End-of-life data of one release series of a product, dated. */
export interface EolCycle {
  /** `17`, `8.4`, as the vendor names it. */
  readonly cycle: string;
  /** Date it was released, YYYY-MM-DD; null: unknown. */
  readonly released: string | null;
  /** Date support ends, YYYY-MM-DD; true: ended, date unknown; false: no end announced. */
  readonly eol: string | boolean;
  /** Date extended (mostly paid) support ends, YYYY-MM-DD; true: there is some, date unknown; false or absent: none known. */
  readonly extended?: string | boolean;
  /** Where it comes from, where that is not the source of the whole data. */
  readonly source?: string;
  /** The day it was taken, YYYY-MM-DD, where that is not the day of the whole data. */
  readonly date?: string;
}

/** Protocols whose products are told apart. Each is also the name of the version dialect of the product it is named after. */
export const protocols = ['postgresql', 'mysql'] as const;
export type Protocol = (typeof protocols)[number];

/** How sure it is that a product is what it was taken for. */
export const confidences = ['certain', 'likely', 'guess'] as const;
export type Confidence = (typeof confidences)[number];

/**
 * Where a sign is looked for. `version`: what version() says; `comment`: version_comment; `greeting`: the version in
 * the greeting of the protocol; the others by name.
 */
export const signPlaces = ['version', 'comment', 'greeting', 'setting', 'extension', 'function'] as const;
export type SignPlace = (typeof signPlaces)[number];

/** One thing that must be there. */
export interface SignCondition {
  readonly in: SignPlace;
  /** Of a setting, an extension or a function: its name; with `*` at its end every name that begins so. */
  readonly name?: string;
  /**
   * Expression (RE2) that must be found in the text: in what version() says, in the value of the setting, in the version
   * of the extension. Its group `version` is the version of the product, `compatible` the one it passes for. Absent: any
   * text, or none.
   */
  readonly pattern?: string;
}

/** A sign of a product: all its conditions hold. */
export interface ProductSign {
  readonly all: readonly SignCondition[];
  readonly confidence: Confidence;
}

/** A database product, and what it is told by. Data: a customer can add some of his own. */
export interface DatabaseProduct {
  /** `kingbasees`; the same as the name but for capitals, blanks and marks. */
  readonly id: string;
  /** As reports call it: `KingbaseES`. */
  readonly name: string;
  readonly protocol: Protocol;
  /** How its own versions are written and ordered. */
  readonly dialect: DialectName;
  /** Name of the product whose behaviour it promises, for itself its own; null: none. */
  readonly compatibleWith: string | null;
  /** Its numbers are those of the product it is compatible with, where it says none of its own. */
  readonly sharesNumbers: boolean;
  /** Product line of the end-of-life data; null: there is none. */
  readonly endOfLife: string | null;
  /** Any of them will do; the first one that holds counts. */
  readonly signs: readonly ProductSign[];
  /** Tried after all others: they may give the same text. */
  readonly last: boolean;
}

/** A file of reference data that a customer added. */
export interface ReferenceFile {
  /** As it was given on the command line. */
  readonly name: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256: string;
  /** The day its data was taken, YYYY-MM-DD, as it says itself. */
  readonly date: string;
  /** Where its data comes from, as it says itself. */
  readonly source: string;
}

/** Engines that browsers are built on, with the numbers their versions go by: those of Chromium, Firefox and Safari. */
export const engines = ['chromium', 'firefox', 'safari'] as const;
export type Engine = (typeof engines)[number];

/** First version of each engine that has something; null: none has it. */
export type Since = { readonly [engine in Engine]: number | null };

/** Since when engines know a feature of the language. */
export interface LanguageFeature {
  /** As people call it: `Optional chaining (?.)`. */
  readonly name: string;
  /** The same in other languages, where people call it otherwise. */
  readonly title?: Text;
  /** First version with it, by engine; null: none has it. */
  readonly since: Since;
  /**
   * What an older engine makes of it. `script`: the whole script is lost; `use`: only the expression throws when it is
   * reached. A number: up to that version of the engine, exclusive, `use`, from there on `script`.
   */
  readonly costs: 'script' | 'use' | { readonly [engine in Engine]?: number };
}

/** A browser known by another name than its engine’s. */
export interface BrowserVersion {
  /** As people write it: `360se`. */
  readonly browser: string;
  /** Its own version; stands for all that begin with it (`15`, beside `15.3`); null: what is said holds for any. */
  readonly version: string | null;
  readonly engine: Engine;
  /** Major version of the engine. */
  readonly engineVersion: number;
  /** Where that comes from. */
  readonly source: string;
  /** The day it was taken, YYYY-MM-DD. */
  readonly date: string;
}

/** How many users of a site have a browser. */
export interface BrowserShare {
  /** As people write it: `360se`. */
  readonly browser: string;
  /** Its version; null: whatever its version. */
  readonly version: string | null;
  /** In percent of all users. */
  readonly share: number;
}

/** Reference data that the judge interprets facts with. Dated: a report says how old it is. */
export interface ReferenceData {
  readonly endOfLife: {
    /** The day the data was taken, YYYY-MM-DD. */
    readonly date: string;
    readonly source: string;
    readonly products: { readonly [product: string]: readonly EolCycle[] };
  };
  /** In the order in which they are tried. */
  readonly databases: readonly DatabaseProduct[];
  readonly browsers: {
    /** The day the data on features was taken, YYYY-MM-DD. */
    readonly date: string;
    readonly source: string;
    /** By key, see SyntaxUse. */
    readonly features: { readonly [feature: string]: LanguageFeature };
    /** What scripts find at run time, by key, see InterfaceUse: those that browsers of the last years lacked. */
    readonly interfaces: { readonly [key: string]: Since };
    /** What style sheets use, by key of MDN’s data without `css.`: those that browsers of the last years lacked. */
    readonly styles: { readonly [key: string]: Since };
    readonly versions: readonly BrowserVersion[];
    /** Browsers of the users of a site; absent or empty: nobody counted them. */
    readonly shares?: readonly BrowserShare[];
    /** What queries of a fleet are answered with; absent: not known. */
    readonly queries?: { readonly date: string; readonly source: string };
  };
  /** Files whose data is in it, in the order in which they were given. */
  readonly files: readonly ReferenceFile[];
}
