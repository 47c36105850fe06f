import type { VersionRow } from '../../../src/model/run-result.ts';
import { environmentName } from '../../environment-name.ts';
import { checkTitle } from '../../finding-name.ts';
import { plain, type Block, type Inline } from '../../document/document.ts';
import { usualVersion } from '../../usual-version.ts';
import { spoken } from '../../voice.ts';
import { outcomePiece } from '../outcome-piece.ts';
import { tableBlocks, type PaperPage } from '../paper-page.ts';

type Cell = VersionRow['cells'][number];

/** Component by environment and node; what differs from the gate is said in words. */
export function versionBlocks(page: PaperPage): readonly Block[] {
  const { result, voice } = page;
  if (result.versions.length === 0) return [];
  const shown = result.environments.filter(({ selected }) => selected);
  const columns = [
    [voice.word('report.component'), 2],
    ...shown.map((environment) => [environmentName(environment, voice), 3] as const),
  ] as const;
  const rows = result.versions.map((row) => [
    plain(checkTitle(row.check, page.checks, voice)),
    ...shown.map(({ name }) => cells(row, name, page)),
  ]);
  return [{ kind: 'heading', level: 1, text: voice.word('report.versions') }, ...tableBlocks(columns, rows, voice)];
}

function cells(row: VersionRow, environment: string, page: PaperPage): Inline {
  const here = row.cells.filter((cell) => cell.environment === environment);
  if (here.length === 0) return plain('–');
  const usual = usualVersion(row, page.result);
  return here.flatMap((cell, index) => [...(index === 0 ? [] : [{ text: '\n' }]), ...one(cell, usual, page)]);
}

function one(cell: Cell, usual: string | null, { voice }: PaperPage): Inline {
  const node = cell.node === null ? '' : `${voice.raw(cell.node)}${voice.word('paper.colon')}`;
  const version = cell.version === null ? voice.word('report.not-seen') : voice.raw(cell.version);
  const differs = cell.version !== null && usual !== null && cell.version !== usual;
  const note = differs ? voice.word('report.beside', { note: spoken(voice.word('report.differs')) }) : '';
  const judged =
    cell.outcome !== null && cell.outcome !== 'pass' ? [{ text: ' ' }, outcomePiece(cell.outcome, voice)] : [];
  return [{ text: node }, { text: version, style: differs ? 'strong' : 'muted' }, { text: note }, ...judged];
}
