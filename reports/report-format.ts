import type { FactCatalogue } from '../src/model/catalogue.ts';
import type { Texts } from '../src/model/message.ts';
import type { RunResult } from '../src/model/run-result.ts';
import type { Language } from '../src/model/words.ts';

/** What a writer needs besides the result. */
export interface ReportContext {
  readonly language: Language;
  /** Sentences of judge, kit, probes ... in that language. The writers bring their own. */
  readonly texts: Texts;
  /** IANA name; every instant is shown in it. */
  readonly timeZone: string;
  /** Gives facts their units and their names (text `KIND.fact.PATH`); without it they are shown raw. */
  readonly catalogue?: FactCatalogue;
}

/** What stands in a report file: text in UTF-8, or bytes. */
export type ReportContent = string | Uint8Array;

/** A file that a result can be written as. Pure: the same result and context give the same bytes. */
export interface ReportFormat {
  /** As `--format` names it. */
  readonly name: string;
  /** Name of the file in the report folder. */
  readonly file: string;
  readonly mediaType: string;
  /** A promise where the library behind it gives none but that. */
  write(result: RunResult, context: ReportContext): ReportContent | Promise<ReportContent>;
  /** The same text, each piece made as it is taken: for files too long to be held whole. Absent: it is never that long. */
  pieces?(result: RunResult, context: ReportContext): Iterable<string>;
}

/** A format that is written at once, as text. */
export interface TextFormat extends ReportFormat {
  write(result: RunResult, context: ReportContext): string;
}
