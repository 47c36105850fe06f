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

/** A file that a result can be written as. Pure: the same result and context give the same text. */
export interface ReportFormat {
  /** As `--format` names it. */
  readonly name: string;
  /** Name of the file in the report folder. */
  readonly file: string;
  readonly mediaType: string;
  write(result: RunResult, context: ReportContext): string;
}
