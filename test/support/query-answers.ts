import { expect } from 'vitest';
import { mysql } from '../../probes/mysql/index.ts';
import { postgres } from '../../probes/postgres/index.ts';
import { look } from './http-task.ts';

/** `name: sql` as queries of a target. */
export function queriesOf(texts: Readonly<Record<string, string>>, maxRows = 100) {
  return Object.entries(texts).map(([name, sql]) => ({ name, sql, maxRows }));
}

function looked(probe: typeof postgres | typeof mysql, target: object) {
  return probe.kind === 'postgres' ? look(postgres, target) : look(mysql, target);
}

/** A text that holds another. */
export function holding(part: string): unknown {
  return expect.stringContaining(part);
}

/** Facts and gaps of queries alone. */
export async function answersOf(probe: typeof postgres | typeof mysql, target: object) {
  const { answer, failure, touched } = await looked(probe, target);
  if (answer === null) throw failure ?? new Error('no answer');
  expect(probe.facts.parse(answer.facts)).toEqual(answer.facts);
  const { queries } = answer.facts;
  const gaps = (answer.gaps ?? []).filter(({ path }) => path.startsWith('queries'));
  return { queries, gaps, touched };
}
