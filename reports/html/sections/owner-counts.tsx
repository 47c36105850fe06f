import { severities, type Severity } from '../../../src/model/words.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { Bar } from '../parts/bar.tsx';
import { Count } from '../parts/count.tsx';
import { TitledTable } from '../parts/table.tsx';
import type { Page, PageProps } from '../parts/chapter.ts';

/** Owners shown; the rest is counted. */
const mostOwners = 10;

interface Share {
  readonly name: string;
  readonly findings: Finding[];
}

/** Who has how much to mend or to make visible; the heaviest first. */
export function OwnerCounts({ page }: PageProps) {
  const { voice, sorted } = page;
  const shares = byOwner([...sorted.decisive, ...sorted.unseen, ...sorted.light], page);
  if (shares.length === 0) return null;
  const most = Math.max(...shares.map(({ findings }) => findings.length));
  const rest = shares.length - mostOwners;
  const head = [
    voice.word('report.owner'),
    voice.word('report.share'),
    ...severities.map((severity) => voice.severity(severity)),
    voice.word('report.due-first'),
  ];
  return (
    <>
      <TitledTable
        caption={voice.word('report.by-owner')}
        head={head}
        rows={shares.slice(0, mostOwners).map((share) => row(share, most, page))}
        look="counts"
        stacks
      />
      {rest > 0 && <p class="quiet">{voice.word('report.and-others', { n: rest })}</p>}
    </>
  );
}

function row({ name, findings }: Share, most: number, page: Page) {
  const failed = findings.filter(({ outcome }) => outcome === 'fail').length;
  const dues = findings.flatMap(({ due }) => due ?? []).sort();
  return [
    name === '' ? page.voice.word('report.no-owner') : name,
    <Bar
      parts={[
        { n: failed, look: 'fail' },
        { n: findings.length - failed, look: 'unknown' },
      ]}
      whole={most}
    />,
    ...severities.map((severity) => cell(findings, severity, page)),
    <span class="nowrap">{dues[0] ?? '–'}</span>,
  ];
}

function cell(findings: readonly Finding[], severity: Severity, { voice }: Page) {
  const own = findings.filter((finding) => finding.severity === severity);
  if (own.length === 0) return '–';
  const failed = own.filter(({ outcome }) => outcome === 'fail').length;
  return (
    <>
      <Count outcome="fail" n={failed} voice={voice} />
      <Count outcome="unknown" n={own.length - failed} voice={voice} />
    </>
  );
}

function byOwner(findings: readonly Finding[], { voice }: Page): readonly Share[] {
  const shares = new Map<string, Share>();
  for (const finding of findings) {
    const name = voice.text(finding.owner);
    const share = shares.get(name) ?? { name, findings: [] };
    share.findings.push(finding);
    shares.set(name, share);
  }
  return [...shares.values()].sort((a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : 1));
}

/** One heavier finding weighs more than any number of lighter ones that a report can hold. */
function weight({ findings }: Share): number {
  return findings.reduce((sum, { severity }) => sum + 1_000_000 ** (3 - severities.indexOf(severity)), 0);
}
