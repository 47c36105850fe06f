import type { VersionRow } from '../../../src/model/run-result.ts';
import { environmentName } from '../../environment-name.ts';
import { checkTitle } from '../../finding-name.ts';
import { usualVersion } from '../../usual-version.ts';
import { OutcomeBadge } from '../parts/badges.tsx';
import { Table } from '../parts/table.tsx';
import type { Chapter, Page, PageProps } from '../parts/chapter.ts';

type Cell = VersionRow['cells'][number];

/** Nodes of one cell, and rows: more than anybody reads. */
const mostNodes = 40;
const mostRows = 1000;

/** Component by environment and node; what differs from the gate is marked in sign and words. */
export function versions(page: Page): Chapter | null {
  const { result, voice } = page;
  if (result.versions.length === 0) return null;
  const shown = result.environments.filter((environment) => environment.selected);
  const title = voice.word('report.versions');
  const head = [voice.word('report.component'), ...shown.map((environment) => environmentName(environment, voice))];
  const rows = result.versions.slice(0, mostRows).map((row) => {
    const usual = usualVersion(row, result);
    return [
      checkTitle(row.check, page.checks, voice),
      ...shown.map(({ name }) => (
        <Cells cells={row.cells.filter((cell) => cell.environment === name)} usual={usual} page={page} />
      )),
    ];
  });
  const rest = result.versions.length - rows.length;
  const content = (
    <>
      <p>{voice.word('report.versions-words')}</p>
      <Table caption={title} head={head} rows={rows} look="versions" />
      {rest > 0 && <p class="quiet">{voice.word('report.more-rows', { n: rest })}</p>}
    </>
  );
  return { id: 'versions', title, content };
}

function Cells({ cells, usual, page }: PageProps & { readonly cells: readonly Cell[]; readonly usual: string | null }) {
  if (cells.length === 0) return <>–</>;
  const rest = cells.length - mostNodes;
  return (
    <ul>
      {cells.slice(0, mostNodes).map((cell) => (
        <li>
          <OneVersion cell={cell} usual={usual} page={page} />
        </li>
      ))}
      {rest > 0 && <li>{page.voice.word('report.and-others', { n: rest })}</li>}
    </ul>
  );
}

function OneVersion({ cell, usual, page }: PageProps & { readonly cell: Cell; readonly usual: string | null }) {
  const { voice } = page;
  const { node, version, outcome } = cell;
  const differs = version !== null && usual !== null && version !== usual;
  const judged = outcome !== null && outcome !== 'pass' && outcome !== 'not-applicable';
  const words = version === null ? <span class="quiet">{voice.word('report.not-seen')}</span> : voice.raw(version);
  return (
    <>
      {node !== null && <span class="node">{voice.raw(node)}</span>}
      {differs ? <strong>{words}</strong> : words}
      {differs && <span class="badge differs">≠ {voice.word('report.differs')}</span>}
      {judged && <OutcomeBadge outcome={outcome} voice={voice} />}
    </>
  );
}
