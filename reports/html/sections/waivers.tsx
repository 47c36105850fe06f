import { splitKey } from '../../../src/model/identity.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { checkTitle, findingName } from '../../finding-name.ts';
import { targetName } from '../../target-name.ts';
import { FindingBadges } from '../parts/badges.tsx';
import { Lines, Remark } from '../parts/folded.tsx';
import { Table } from '../parts/table.tsx';
import { numberOf } from '../parts/number-tag.tsx';
import type { Chapter, Page, PageProps } from '../parts/chapter.ts';

const mostRows = 1000;

/** What was accepted, by whom, why, until when; and waivers that hold no longer or cover nothing. */
export function waivers(page: Page): Chapter {
  const { result, voice, sorted } = page;
  const { expired, unused } = result.waivers;
  const title = voice.word('report.section-waived');
  const head = (
    ['number', 'finding', 'where', 'outcome', 'actual', 'because', 'owner', 'ticket', 'until'] as const
  ).map((word) => voice.word(`report.${word}`));
  const rest = sorted.waived.length - mostRows;
  const content = (
    <>
      {sorted.waived.length === 0 && <Remark>{voice.word('report.nothing-waived')}</Remark>}
      <Table caption={title} head={head} rows={sorted.waived.slice(0, mostRows).map((each) => row(each, page))} />
      {rest > 0 && <Remark>{voice.word('report.more-rows', { n: rest })}</Remark>}
      <Named heading={voice.word('report.waivers-expired')} keys={expired} page={page} />
      <Named heading={voice.word('report.waivers-unused')} keys={unused} page={page} />
    </>
  );
  return {
    id: 'waivers',
    title: voice.word('report.heading-count', { heading: title, n: sorted.waived.length }),
    content,
  };
}

function row(finding: Finding, page: Page) {
  const { voice, checks } = page;
  const { waiver } = finding;
  const number = numberOf(finding, page);
  return [
    number === '' ? '–' : number,
    findingName(finding, checks, voice),
    targetName(finding, voice),
    <FindingBadges finding={finding} voice={voice} />,
    voice.say(finding.actual),
    <Lines>{voice.text(waiver?.because ?? null)}</Lines>,
    voice.text(waiver?.owner ?? null),
    waiver?.ticket === null || waiver === null ? '–' : voice.raw(waiver.ticket),
    <span class="nowrap">{voice.raw(waiver?.until ?? '')}</span>,
  ];
}

/** Waivers by the names of what they were written for, with the key as it was written. */
function Named({ heading, keys, page }: PageProps & { readonly heading: string; readonly keys: readonly string[] }) {
  if (keys.length === 0) return null;
  return (
    <>
      <p class="title">{heading}</p>
      <ul>
        {keys.slice(0, mostRows).map((key) => (
          <li>
            {nameOf(key, page.findings.get(key), page)} <code>{page.voice.raw(key)}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

function nameOf(key: string, finding: Finding | undefined, { voice, checks }: Page): string {
  if (finding !== undefined) return `${findingName(finding, checks, voice)} · ${targetName(finding, voice)}`;
  const check = splitKey(key)?.parts[0];
  return check === undefined || !checks.has(check) ? '' : checkTitle(check, checks, voice);
}
