import { reportUnknown } from '../shape/fields.ts';
import type { Sink } from '../shape/sink.ts';
import type { WrittenCheck } from './written-check.ts';

/** Checks `needs`: every name must be another check, and no check may wait for itself in the end. */
export function checkNeeds(checks: readonly WrittenCheck[], broken: ReadonlySet<string>, sink: Sink): void {
  const byName = new Map(checks.map((each) => [each.base.name, each]));
  for (const check of checks) checkOwnNeeds(check, byName, broken, sink);
  reportCycles(checks, byName, sink);
}

function* namesOf(byName: ReadonlyMap<string, WrittenCheck>, broken: ReadonlySet<string>): Generator<string> {
  yield* byName.keys();
  yield* broken;
}

function checkOwnNeeds(
  { base, needs }: WrittenCheck,
  byName: ReadonlyMap<string, WrittenCheck>,
  broken: ReadonlySet<string>,
  sink: Sink,
): void {
  for (const { word, node } of needs) {
    const isKnown = byName.has(word) || broken.has(word);
    if (word === base.name) sink.report('needs-itself', node.at, { name: word });
    else if (!isKnown) reportUnknown('unknown-check', word, namesOf(byName, broken), node.at, sink);
  }
}

type Colour = 'open' | 'done';

/** Walks without recursion: a chain of 10,000 checks must not exhaust the stack. */
function reportCycles(checks: readonly WrittenCheck[], byName: ReadonlyMap<string, WrittenCheck>, sink: Sink): void {
  const colours = new Map<string, Colour>();
  for (const start of checks) {
    if (!colours.has(start.base.name)) walk(start, colours, byName, sink);
  }
}

function walk(
  start: WrittenCheck,
  colours: Map<string, Colour>,
  byName: ReadonlyMap<string, WrittenCheck>,
  sink: Sink,
): void {
  const path: { readonly check: WrittenCheck; next: number }[] = [{ check: start, next: 0 }];
  colours.set(start.base.name, 'open');
  let step = path.at(-1);
  while (step !== undefined) {
    const need = step.check.needs[step.next];
    step.next += 1;
    if (need === undefined) {
      colours.set(step.check.base.name, 'done');
      path.pop();
    } else {
      visit(need, step.check, path, colours, byName, sink);
    }
    step = path.at(-1);
  }
}

function visit(
  need: WrittenCheck['needs'][number],
  from: WrittenCheck,
  path: { readonly check: WrittenCheck; next: number }[],
  colours: Map<string, Colour>,
  byName: ReadonlyMap<string, WrittenCheck>,
  sink: Sink,
): void {
  const target = byName.get(need.word);
  if (target === undefined || target === from) return;
  const colour = colours.get(need.word);
  if (colour === 'open') {
    const names = path.map(({ check }) => check.base.name);
    const cycle = [...names.slice(names.indexOf(need.word)), need.word].join(' → ');
    sink.report('needs-cycle', need.node.at, { cycle });
  } else if (colour === undefined) {
    colours.set(need.word, 'open');
    path.push({ check: target, next: 0 });
  }
}
