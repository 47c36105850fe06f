import type { Finding } from '../../../src/model/finding.ts';
import { attestedLine, waiverLine } from '../../finding-fields.ts';
import { questionId, ruleTitle } from '../../finding-name.ts';
import { targetName } from '../../target-name.ts';
import type { FilterKeys } from '../sections/finding-filter.tsx';
import { FindingBadges } from './badges.tsx';
import { numberOf } from './number-tag.tsx';
import type { PageProps } from './chapter.ts';

/** A finding as a line of its check, with what the filter asks for. */
export function FindingRow({
  finding,
  keys,
  page,
}: PageProps & { readonly finding: Finding; readonly keys: FilterKeys }) {
  const { voice } = page;
  const number = numberOf(finding, page);
  const title = ruleTitle(finding, page.checks, voice);
  const beside = questionId(finding);
  return (
    <tr data-k={keys.of(finding)}>
      <th scope="row">
        {title}
        {beside !== '' && beside !== title && (
          <>
            {' '}
            <code class="beside-name">{voice.raw(beside)}</code>
          </>
        )}
        {number !== '' && <span class="number"> {number}</span>}
      </th>
      <td>{targetName(finding, voice)}</td>
      <td>
        <FindingBadges finding={finding} voice={voice} />
      </td>
      <td>{voice.say(finding.expected)}</td>
      <td>
        {voice.say(finding.actual)}
        <Beside finding={finding} page={page} />
      </td>
    </tr>
  );
}

/** What a reader must know besides, also of what passed. */
function Beside({ finding, page }: PageProps & { readonly finding: Finding }) {
  const { voice } = page;
  const lines = [...finding.notes.map((note) => voice.say(note))];
  if (finding.attested !== null) lines.push(`${voice.word('report.attested')}: ${attestedLine(finding, voice)}`);
  if (finding.waiver !== null) lines.push(waiverLine(finding, voice));
  if (lines.length === 0) return null;
  return (
    <ul class="beside">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}
