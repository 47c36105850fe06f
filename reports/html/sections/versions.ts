import { environmentName } from '../../environment-name.ts';
import { checkTitle } from '../../finding-name.ts';
import { outcomeBadge } from '../parts/badges.ts';
import { html, type Content, type Markup } from '../markup.ts';
import { section, type Page } from '../parts/section.ts';
import { table } from '../parts/table.ts';
import type { RunResult, VersionRow } from '../../../src/model/run-result.ts';

type Cell = VersionRow['cells'][number];

/** Component by environment and node; what differs from the gate is marked in words. */
export function versions(page: Page): Markup | null {
  const { result, voice } = page;
  if (result.versions.length === 0) return null;
  const shown = result.environments.filter((environment) => environment.selected);
  const content = table({
    caption: voice.word('report.versions'),
    head: [voice.word('report.component'), ...shown.map((environment) => environmentName(environment, voice))],
    rows: result.versions.map((row) => [
      checkTitle(row.check, page.checks, voice),
      ...shown.map(({ name }) => cells(row, name, page)),
    ]),
  });
  return section('versions', voice.word('report.versions'), content);
}

function cells(row: VersionRow, environment: string, page: Page): Content {
  const here = row.cells.filter((cell) => cell.environment === environment);
  if (here.length === 0) return '–';
  const usual = usualVersion(row, page.result);
  return html`<ul class="versions">
    ${here.map((cell) => html`<li>${one(cell, usual, page)}</li>`)}
  </ul>`;
}

function one(cell: Cell, usual: string | null, { voice }: Page): Content {
  const node = cell.node === null ? '' : `${voice.raw(cell.node)}: `;
  const version = cell.version === null ? voice.word('report.not-seen') : voice.raw(cell.version);
  const differs = cell.version !== null && usual !== null && cell.version !== usual;
  const judged = cell.outcome !== null && cell.outcome !== 'pass' && outcomeBadge(cell.outcome, voice);
  return [
    node,
    differs ? html`<strong>${version}</strong>` : version,
    differs && html` <span class="badge differs">≠ ${voice.word('report.differs')}</span>`,
    judged !== false && html` ${judged}`,
  ];
}

/** The version most nodes of the gate have; where the gate was not seen, of all environments. Null: none was seen. */
function usualVersion(row: VersionRow, result: RunResult): string | null {
  const gates = result.environments.filter((environment) => environment.gate).map(({ name }) => name);
  const seen = row.cells.filter((cell) => cell.version !== null);
  const atGate = seen.filter((cell) => gates.includes(cell.environment));
  const counted = new Map<string, number>();
  for (const { version } of atGate.length > 0 ? atGate : seen)
    if (version !== null) counted.set(version, (counted.get(version) ?? 0) + 1);
  const ranked = [...counted].sort((a, b) => b[1] - a[1]);
  return ranked[0]?.[0] ?? null;
}
