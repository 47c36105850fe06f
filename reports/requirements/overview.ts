import type { Check } from '../../src/model/profile.ts';
import { plain, type Block, type Table } from '../document/document.ts';
import { spoken } from '../voice.ts';
import { areaOf, areas, type Area } from './area-of.ts';
import { stageWords } from './check-blocks.ts';
import { checkRequirements } from './check-requirements.ts';
import { checkWords, type RequirementsPage } from './page.ts';
import type { RequirementsCode } from './requirements-texts.ts';

/** The checks of each part of the paper, in reading order; parts without any are left out. */
export function checksByArea({ input }: RequirementsPage): readonly (readonly [Area, readonly Check[]])[] {
  const asked = input.profile.checks.filter((check) => check.environments.length > 0);
  return areas.flatMap((area) => {
    const checks = asked.filter(({ probe }) => areaOf(probe, input.capability(probe)) === area);
    return checks.length === 0 ? [] : [[area, checks] as const];
  });
}

/** How much there is of what, and how many of it are blockers somewhere. */
export function overviewTable(page: RequirementsPage): Table {
  const { voice } = page;
  const rows = checksByArea(page).map(([area, checks]) => {
    const asked = checks.flatMap((check) => checkRequirements(check, page));
    const blockers = asked.filter(({ severity }) => Object.values(severity).includes('blocker'));
    const titles = checks.map((check) => checkWords(check.name, page)).join(voice.word('report.list-comma'));
    return [
      plain(voice.own(`requirements.area.${area}`)),
      plain(titles),
      plain(String(asked.length)),
      plain(String(blockers.length)),
    ];
  });
  return {
    columns: [
      { title: voice.own('requirements.area'), share: 22 },
      { title: voice.own('requirements.what-it-holds'), share: 48 },
      { title: voice.own('requirements.items'), share: 12 },
      { title: voice.own('requirements.of-these-blockers'), share: 18 },
    ],
    rows,
  };
}

/** Which checks belong to which stage; nothing where no check names one. */
export function stageBlocks(page: RequirementsPage): readonly Block[] {
  const { input, voice } = page;
  const asked = input.profile.checks.filter((check) => check.environments.length > 0);
  const stages = [...new Set(asked.flatMap((check) => check.stage))];
  if (stages.length === 0) return [];
  const titles = (checks: readonly Check[]): string =>
    checks.map((check) => checkWords(check.name, page)).join(voice.word('report.list-comma'));
  const always = asked.filter((check) => check.stage.length === 0);
  const rows = stages.map((stage) => [
    plain(stageWords(stage, page)),
    plain(titles(asked.filter((check) => check.stage.includes(stage)))),
  ]);
  if (always.length > 0) rows.push([plain(voice.own('requirements.any-stage')), plain(titles(always))]);
  const columns = [
    { title: voice.own('requirements.stage'), share: 30 },
    { title: voice.own('requirements.what-it-holds'), share: 70 },
  ];
  return [
    { kind: 'heading', level: 1, text: voice.own('requirements.stages') },
    { kind: 'table', table: { columns, rows } },
  ];
}

/** The values that the site file must give; nothing where they are given. */
export function valueBlocks({ input, voice }: RequirementsPage): readonly Block[] {
  const parameters = input.draft?.parameters ?? [];
  if (parameters.length === 0) return [];
  const rows = parameters.map(({ name, describe, type, byDefault }) => [
    [{ text: name, style: 'code' } as const],
    plain(voice.text(describe)),
    plain(typeWords(type, voice)),
    plain(byDefault === null ? voice.own('requirements.value-needed') : voice.raw(byDefault)),
  ]);
  const columns = [
    { title: voice.own('requirements.value-name'), share: 20 },
    { title: voice.own('requirements.value-what'), share: 40 },
    { title: voice.own('requirements.value-type'), share: 20 },
    { title: voice.own('requirements.value-default'), share: 20 },
  ];
  return [
    { kind: 'heading', level: 1, text: voice.own('requirements.values') },
    { kind: 'paragraph', content: plain(voice.own('requirements.values-words')) },
    { kind: 'table', table: { columns, rows } },
  ];
}

const scalarTypes = {
  text: 'requirements.type.text',
  number: 'requirements.type.number',
  integer: 'requirements.type.integer',
  boolean: 'requirements.type.boolean',
  host: 'requirements.type.host',
  port: 'requirements.type.port',
  url: 'requirements.type.url',
  file: 'requirements.type.file',
  version: 'requirements.type.version',
  duration: 'requirements.type.duration',
  size: 'requirements.type.size',
} as const satisfies Record<string, RequirementsCode>;

/** `map of url` in words; a type that has none as it is written. */
function typeWords(type: string, voice: RequirementsPage['voice']): string {
  const [many, scalar] = type.includes(' of ') ? type.split(' of ') : ['one', type];
  const code = Object.entries(scalarTypes).find(([name]) => name === scalar)?.[1];
  const word = code === undefined ? voice.raw(scalar ?? type) : voice.own(code);
  if (many === 'list') return voice.own('requirements.type-list', { of: spoken(word) });
  return many === 'map' ? voice.own('requirements.type-map', { of: spoken(word) }) : word;
}
