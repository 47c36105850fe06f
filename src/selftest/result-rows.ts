import { browserNamed } from '../kit/fleet/browser-names.ts';
import { value, type Message, type Texts } from '../model/message.ts';
import { say } from '../model/say.ts';
import { visible } from '../model/visible.ts';
import type { Language } from '../model/words.ts';
import type { PageTest } from './page-spec.ts';
import type { PcReport } from './read-results.ts';
import { localTime } from './local-time.ts';
import { resultNotes } from './result-notes.ts';

/** Columns of the table that people read, and behind them those that only a file has. */
export const shortColumns = [
  'workstation',
  'department',
  'time',
  'browser',
  'engine',
  'verdict',
  'missing',
  'notes',
] as const;
export const allColumns = [...shortColumns, 'screen', 'scale', 'application', 'source', 'agent'] as const;
export type ResultColumn = (typeof allColumns)[number];

export type ResultRow = Readonly<Record<ResultColumn, string | number>>;

const engineNames = {
  unknown: '',
  chromium: 'Chromium',
  firefox: 'Firefox',
  safari: 'Safari',
  ie: 'Internet Explorer',
  'edge-legacy': 'EdgeHTML',
} as const;

/** What a table says of one PC. `brief`: of what is missing only the first. */
export function resultRow(report: PcReport, texts: Texts, language: Language, brief: boolean): ResultRow {
  const { result, fitness, spec, source, userAgent } = report;
  const spoken = (code: string, params: Message['params'] = {}): string => say(texts, { code, params }, language);
  const separator = language === 'en' ? '; ' : '；';
  const names = [...new Set(fitness.missing.map((test) => nameOf(test, language)))];
  const [first = ''] = names;
  const count = names.length - 1;
  return {
    workstation: visible(result.workstation),
    department: visible(result.department),
    time: localTime(result.at, result.zone),
    browser: browserOf(result),
    engine: engineOf(result.engine, spoken),
    verdict: spoken(`selftest.verdict-${fitness.verdict}`),
    missing:
      brief && count > 0 ? spoken('selftest.missing-more', { first: value(first), count }) : names.join(separator),
    notes: resultNotes(report)
      .map(({ code, params }) => spoken(code, params))
      .join(separator),
    screen: result.screen.join('x'),
    scale: result.scale === null ? '' : Math.round(result.scale * 100),
    application: visible(spec.application),
    source: visible(source),
    agent: userAgent === null ? '' : visible(userAgent),
  };
}

/** What the person wrote, or what it calls itself. */
function browserOf({ browser, claims }: PcReport['result']): string {
  if (browser.trim() !== '') return visible(browser.trim());
  if (claims === null) return '';
  return `${browserNamed(claims.name)?.name ?? claims.name} ${claims.version}`.trim();
}

function engineOf(
  { kind, low, high }: PcReport['result']['engine'],
  spoken: (code: string, params?: Message['params']) => string,
): string {
  if (low === null || kind === 'unknown') return spoken('selftest.engine-unknown');
  const params = { name: engineNames[kind], low };
  if (high === null) return spoken('selftest.engine-from', params);
  return high <= low ? spoken('selftest.engine-one', params) : spoken('selftest.engine-range', { ...params, high });
}

function nameOf({ name, title }: PageTest, language: Language): string {
  return visible(language === 'zh-CN' ? (title ?? name) : name);
}
