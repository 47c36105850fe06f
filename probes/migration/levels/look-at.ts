import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { pairs, type Pair } from '../catalogue/match.ts';
import { reservedWords } from '../catalogue/reserved-words.ts';
import type { Facts } from '../facts.ts';
import type { Level, Settings } from '../schema.ts';
import type { OpenSide } from '../side.ts';
import { plannedTables } from '../table-plan.ts';
import { boundaries } from './boundaries.ts';
import { beginBudget } from './budget.ts';
import type { Collected } from './collect.ts';
import { counts } from './counts.ts';
import { leftOut, elementPath, type Found, type Known, type Work } from './found.ts';
import { metadata, type Catalogued } from './metadata.ts';
import { movement, standOf } from './position.ts';
import { rehearsals } from './rehearsal.ts';
import { checksums, samples } from './row-levels.ts';
import { rules } from './rules.ts';
import { describe, lastArchived, settle, type Described } from './server.ts';

/** Most tables that are told of one by one. */
const mostTables = 2000;

/** Everything that is asked of both sides, by rising cost. */
export async function lookAt(
  task: ProbeTask<Settings>,
  source: OpenSide,
  target: OpenSide,
  collected: Collected,
): Promise<void> {
  const { settings, monotonic } = task;
  const sides = [source, target];
  for (const side of sides) await settle(side, settings.budget.perTable);
  const before = await Promise.all(sides.map(standOf));
  const [from, to] = await Promise.all([describe(source), describe(target)]);
  for (const [side, said] of [
    [source, from],
    [target, to],
  ] as const)
    collected.addSide(side.side, said);
  catalogues(settings, catalogued(settings, source, from), catalogued(settings, target, to), collected);
  let items = 0;
  const work: Work = {
    settings,
    tables: plannedTables(settings),
    source: known(source, from),
    target: known(target, to),
    budget: beginBudget(settings.budget.total, monotonic),
    monotonic,
    done: (rows) => {
      items += rows;
      task.progressed({ items, bytes: 0 });
    },
  };
  await lookAtTables(work, collected);
  for (const side of sides) collected.addSide(side.side, await lastArchived(side, settings.rollback));
  const after = await Promise.all(sides.map(standOf));
  for (const [at, side] of sides.entries()) {
    const [then, now] = [before[at], after[at]];
    if (then !== undefined && now !== undefined) collected.addSide(side.side, movement(side, then, now));
  }
}

function known(side: OpenSide, { facts, tables }: Described): Known {
  return { side, facts, tables };
}

function catalogued(settings: Settings, { side, product, family }: OpenSide, said: Described): Catalogued {
  const words = family === 'postgres' ? said.words : reservedWords(family);
  return { ...said, words, product, database: settings[side].database };
}

/** L0: what the two catalogues say of each other. */
function catalogues(settings: Settings, from: Catalogued, to: Catalogued, collected: Collected): void {
  if (!settings.levels.includes('L0')) {
    collected.add({ facts: {}, gaps: ['tables', 'tableCount', 'metadata'].map((path) => leftOut(path, 'levels')) });
    return;
  }
  if (from.tables === null) return;
  const planned = plannedTables(settings);
  const list = pairs(from.tables, to.tables ?? new Map(), planned);
  const seen = new Set(list.map(({ source }) => source.name.toLowerCase()));
  const gone = planned.filter(({ source }) => !seen.has(source.toLowerCase()));
  const gaps = gone.flatMap(({ source }) =>
    gapsAt(
      ['tables', elementPath('tables', 'name', source)],
      noted('truncated', 'migration.gap.no-table', { table: value(source) }),
    ),
  );
  collected.add({ facts: { tableCount: list.length }, gaps });
  if (to.tables === null) return;
  collected.add(tableFacts(list));
  const { facts, gaps: unseen } = metadata(list, from, to);
  collected.add({ facts: { metadata: facts }, gaps: unseen });
}

function tableFacts(list: readonly Pair[]): Found {
  const tables: NonNullable<Facts['tables']> = [];
  const gaps: Gap[] = [];
  for (const { source, target } of list.slice(0, mostTables)) {
    const path = (name: string) => elementPath('tables', 'name', source.name, name);
    const unknown = noted('not-reached', 'migration.gap.no-estimate');
    if (source.estimate === null) gaps.push(...gapsAt([path('estimate')], unknown));
    if (target?.estimate === null) gaps.push(...gapsAt([path('targetEstimate')], unknown));
    tables.push({
      name: source.name,
      target: target?.name ?? null,
      key: [...source.key],
      ...(source.estimate === null ? {} : { estimate: source.estimate }),
      ...(typeof target?.estimate === 'number' ? { targetEstimate: target.estimate } : {}),
      ...(source.bytes === null ? {} : { bytes: source.bytes }),
    });
  }
  if (list.length > mostTables) {
    gaps.push(...gapsAt(['tables'], noted('truncated', 'kit.gap.first-of', { kept: mostTables, all: list.length })));
  }
  return { facts: { tables }, gaps };
}

async function lookAtTables(work: Work, collected: Collected): Promise<void> {
  const { settings, tables } = work;
  const steps: readonly (readonly [Level, readonly (keyof Facts)[], (work: Work) => Promise<Found>])[] = [
    ['L1', ['counts'], counts],
    ['L2', ['boundaries', 'misfits'], boundaries],
    ['L3', ['samples'], samples],
    ['L4', ['checksums'], checksums],
  ];
  const unwritten = noted('not-reached', 'kit.gap.unnamed', { setting: value('tables') });
  for (const [level, paths, step] of steps) {
    if (level === 'L3') await rulesAndRehearsal(work, collected);
    if (!settings.levels.includes(level))
      collected.add({ facts: {}, gaps: paths.map((path) => leftOut(path, 'levels')) });
    else if (tables.length === 0) collected.add({ facts: {}, gaps: gapsAt(paths, unwritten) });
    else collected.add(await step(work));
  }
}

async function rulesAndRehearsal(work: Work, collected: Collected): Promise<void> {
  const { rehearsal } = work.settings;
  collected.add(await rules(work));
  if (rehearsal === undefined) collected.add({ facts: {}, gaps: [leftOut('rehearsals', 'rehearsal')] });
  else collected.add(await rehearsals(work, rehearsal.rows, collected.facts().counts));
}
