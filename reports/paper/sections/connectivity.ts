import { wayTables, type Way, type WayTable } from '../../connectivity.ts';
import { plain, type Block, type Inline } from '../../document/document.ts';
import { outcomePiece } from '../outcome-piece.ts';
import { environmentTitle } from '../../environment-name.ts';
import { tableBlocks, type PaperPage } from '../paper-page.ts';

/** From where to where the system can talk. */
export function connectivityBlocks(page: PaperPage): readonly Block[] {
  const tables = wayTables(page, page.voice);
  if (tables.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: page.voice.word('report.ways') },
    ...tables.flatMap((table) => tableOf(table, page)),
  ];
}

function tableOf(table: WayTable, page: PaperPage): readonly Block[] {
  const { voice } = page;
  const columns = [
    [voice.word('report.ways-to'), 3],
    ...table.places.map((place) => [voice.raw(place), 2] as const),
  ] as const;
  const rows = table.rows.map(({ title, addresses, ways }) => [
    plain([title, ...addresses.map((each) => voice.raw(each))].join('\n')),
    ...ways.map((way) => cell(way, page)),
  ]);
  return [
    { kind: 'heading', level: 2, text: environmentTitle(table.environment, voice) },
    ...tableBlocks(columns, rows, voice),
  ];
}

function cell(way: Way | null, { voice }: PaperPage): Inline {
  if (way === null) return plain('–');
  const time = way.connectMs === null ? '' : ` ${voice.duration(way.connectMs)}`;
  const why = way.why === null ? '' : ` ${voice.word(way.why)}`;
  return [outcomePiece(way.outcome, voice), { text: `${time}${why}` }];
}
