import type { ReportContext } from '../../reports/report-format.ts';
import type { Toolbox } from '../assess/toolbox.ts';
import { allTexts } from './all-texts.ts';
import type { Context } from './context.ts';

/** What every report and paper is written with, in the language of the terminal; `timeZone` is an IANA name. */
export function reportContext({ language }: Context, { probes, catalogue }: Toolbox, timeZone: string): ReportContext {
  return { language, texts: allTexts(language, probes.values()), timeZone, catalogue };
}
