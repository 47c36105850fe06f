import { wayTables, type Way, type WayTable } from '../../connectivity.ts';
import { environmentTitle } from '../../environment-name.ts';
import { OutcomeBadge } from '../parts/badges.tsx';
import { TitledTable } from '../parts/table.tsx';
import type { Chapter, Page, PageProps } from '../parts/chapter.ts';

/** More rows than anybody reads. */
const mostRows = 1000;

/** From where to where the system can talk. */
export function connectivity(page: Page): Chapter | null {
  const { voice } = page;
  const tables = wayTables(page, voice);
  if (tables.length === 0) return null;
  const content = (
    <>
      <p>{voice.word('report.ways-words')}</p>
      {tables.map((table) => (
        <OneTable table={table} page={page} />
      ))}
    </>
  );
  return { id: 'connectivity', title: voice.word('report.ways'), content };
}

function OneTable({ table, page }: PageProps & { readonly table: WayTable }) {
  const { voice } = page;
  const head = [voice.word('report.ways-to'), ...table.places.map((place) => voice.raw(place))];
  const rows = table.rows.slice(0, mostRows).map((row) => [
    <>
      {row.title}
      {row.addresses.map((address) => (
        <>
          {' '}
          <code>{voice.raw(address)}</code>
        </>
      ))}
    </>,
    ...row.ways.map((way) => <OneWay way={way} page={page} />),
  ]);
  const rest = table.rows.length - rows.length;
  return (
    <>
      <TitledTable caption={environmentTitle(table.environment, voice)} head={head} rows={rows} look="ways" />
      {rest > 0 && <p class="quiet">{voice.word('report.more-rows', { n: rest })}</p>}
    </>
  );
}

function OneWay({ way, page }: PageProps & { readonly way: Way | null }) {
  const { voice } = page;
  if (way === null) return <>–</>;
  return (
    <>
      <OutcomeBadge outcome={way.outcome} voice={voice} />
      {way.connectMs !== null && <span class="quiet"> {voice.duration(way.connectMs)}</span>}
      {way.why !== null && <> {voice.word(way.why)}</>}
    </>
  );
}
