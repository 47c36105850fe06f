import { severities, type Severity } from '../../../src/model/words.ts';
import type { Counts, EnvironmentResult } from '../../../src/model/run-result.ts';
import { environmentName } from '../../environment-name.ts';
import { partialNote } from '../../partial-note.ts';
import { Bar, type BarPart } from '../parts/bar.tsx';
import { Count } from '../parts/count.tsx';
import { VerdictBadge } from '../parts/badges.tsx';
import { Table } from '../parts/table.tsx';
import type { Page, PageProps } from '../parts/chapter.ts';

/** Verdict of each environment, and how many findings of each severity failed or could not be verified. */
export function EnvironmentCounts({ page }: PageProps) {
  const { result, voice } = page;
  const head = [
    voice.word('report.environment'),
    voice.word('report.verdict'),
    voice.word('report.share'),
    ...severities.map((severity) => voice.severity(severity)),
    voice.word('report.waived-short'),
    voice.outcome('pass'),
  ];
  return (
    <>
      <Table
        caption={voice.word('report.environments')}
        head={head}
        rows={result.environments.map((environment) => row(environment, page))}
        look="counts"
        stacks
      />
      <p class="legend quiet">{voice.word('report.legend')}</p>
    </>
  );
}

function row(environment: EnvironmentResult, page: Page) {
  const { result, voice } = page;
  const { counts, verdict } = environment;
  const name = environmentName(environment, voice);
  if (!environment.selected) return [name, voice.word('report.left-out'), ...severities.map(() => ''), '', '', ''];
  const note = partialNote(result, voice);
  return [
    name,
    <>
      <VerdictBadge verdict={verdict} voice={voice} />
      {note !== '' && <span class="partial">{note}</span>}
    </>,
    <Bar parts={barParts(counts)} whole={whole(counts)} />,
    ...severities.map((severity) => <Cell counts={counts} severity={severity} page={page} />),
    counts.waived === 0 ? '–' : String(counts.waived),
    String(counts.byOutcome.pass),
  ];
}

function Cell({ counts, severity, page }: PageProps & { readonly counts: Counts; readonly severity: Severity }) {
  const failed = counts.failed[severity];
  const unknown = counts.unknown[severity];
  if (failed + unknown === 0) return <>–</>;
  return (
    <>
      <Count outcome="fail" n={failed} voice={page.voice} />
      <Count outcome="unknown" n={unknown} voice={page.voice} />
    </>
  );
}

function sum(counts: Counts['failed']): number {
  return severities.reduce((total, severity) => total + counts[severity], 0);
}

function whole(counts: Counts): number {
  return barParts(counts).reduce((total, { n }) => total + n, 0);
}

function barParts(counts: Counts): readonly BarPart[] {
  return [
    { n: sum(counts.failed), look: 'fail' },
    { n: sum(counts.unknown), look: 'unknown' },
    { n: counts.waived, look: 'waived' },
    { n: counts.byOutcome.pass, look: 'pass' },
  ];
}
