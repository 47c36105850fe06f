import { documentText } from '../../document-lines.ts';
import { Table } from '../parts/table.tsx';
import type { Chapter, Page } from '../parts/chapter.ts';

/** Who signs, and the key of the document’s data that names them. */
const roles = [
  ['report.sign-prepared', 'preparedBy'],
  ['report.sign-reviewed', 'reviewedBy'],
  ['report.sign-customer', null],
  ['report.sign-approved', 'approvedBy'],
] as const;

/** Where people sign, on paper. */
export function signOff({ voice, result }: Page): Chapter {
  const title = voice.word('report.sign-off');
  const { document } = result.profile;
  const rows = roles.map(([role, key]) => [
    voice.word(role),
    key === null ? '' : documentText(document[key] ?? '', voice),
    '',
    '',
  ]);
  const head = (['report.sign-role', 'paper.person', 'report.sign-signature', 'report.date'] as const).map((word) =>
    voice.word(word),
  );
  const content = (
    <div class="sign">
      <p>{voice.word('report.sign-words')}</p>
      <p>
        {voice.word('report.verdict')} <strong>{voice.verdict(result.verdict)}</strong>
      </p>
      <Table caption={title} head={head} rows={rows} look="sign-table" />
    </div>
  );
  return { id: 'sign-off', title, content };
}
