import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import { inWords } from './codes.ts';
import { present } from './columns.ts';
import type { Context } from './context.ts';
import type { PolicyRow, RuleRow, StatisticRow, TriggerRow } from './rows.ts';
import { canonicalTokens } from './text/canonical-text.ts';
import { closingOf, splitAt } from './text/groups.ts';
import { lineOf, tokensOf, type Token } from './text/tokens.ts';

/** A trigger, by the words of its definition (pg_get_triggerdef) and whether it fires. */
export function triggerAspects(row: TriggerRow, { wanted }: Context): Aspects {
  const tokens = canonicalTokens(tokensOf(row.definition), wanted);
  const at = (word: string, from = 0): number => tokens.findIndex(({ text }, place) => place >= from && text === word);
  const first = tokens.findIndex(({ text }) => text === 'BEFORE' || text === 'AFTER' || text === 'INSTEAD');
  const on = at('ON', first);
  const each = at('FOR', on);
  const level = tokens[each + 2]?.text ?? '';
  const execute = at('EXECUTE', each);
  const when = at('WHEN', each);
  const between = tokens.slice(on + 1, each);
  const [timing, ...events] = tokens.slice(first + (tokens[first]?.text === 'INSTEAD' ? 1 : 0), on);
  return {
    timing: timing?.text === 'OF' ? 'INSTEAD OF' : (timing?.text ?? ''),
    events: splitAt(events, ({ text }) => text === 'OR')
      .map(lineOf)
      .sort(),
    level,
    when: when === -1 || when > execute ? null : lineOf(tokens.slice(when + 2, closingOf(tokens, when + 1))),
    // PROCEDURE until 10, FUNCTION since
    function: lineOf(tokens.slice(execute + 2)),
    enabled: inWords('enabled', row.enabled),
    ...present({ referencing: wordsAfter(between, 'REFERENCING'), deferrable: deferral(between, tokens) }),
    comment: row.comment,
  };
}

function wordsAfter(tokens: readonly Token[], word: string): string | null {
  const at = tokens.findIndex(({ text }) => text === word);
  return at === -1 ? null : lineOf(tokens.slice(at + 1));
}

/** A constraint trigger and when it fires. */
function deferral(between: readonly Token[], tokens: readonly Token[]): string | null {
  if (tokens[1]?.text !== 'CONSTRAINT') return null;
  const at = between.findIndex(({ text }) => text === 'NOT' || text === 'DEFERRABLE' || text === 'FROM');
  return lineOf(between.slice(at === -1 ? between.length : at));
}

/** A policy of row security. */
export function policyAspects(row: PolicyRow, context: Context): Aspects {
  return {
    command: inWords('command', row.command),
    permissive: row.permissive,
    roles: [...(row.roles ?? [])].sort(),
    using: row.shows === null ? null : context.text(row.shows),
    check: row.writes === null ? null : context.text(row.writes),
    comment: row.comment,
  };
}

/** A rule, by its definition (pg_get_ruledef). */
export function ruleAspects(row: RuleRow, context: Context): Aspects {
  return {
    definition: context.text(row.definition),
    enabled: inWords('enabled', row.enabled),
    comment: row.comment,
  };
}

/** Extended statistics, by the kinds and what stands after ON (pg_get_statisticsobjdef, which names kinds only if some are missing). */
export function statisticAspects(row: StatisticRow, { wanted }: Context): Aspects {
  const tokens = canonicalTokens(tokensOf(row.definition), wanted);
  const on = tokens.findIndex(({ text }) => text === 'ON');
  const from = tokens.findLastIndex(({ text }) => text === 'FROM');
  const opening = tokens.findIndex(({ text }, at) => text === '(' && at < on);
  const kinds = opening === -1 ? 'all' : lineOf(tokens.slice(opening + 1, closingOf(tokens, opening)));
  const { statistics, comment } = row;
  return { kinds, columns: lineOf(tokens.slice(on + 1, from)), ...present({ statistics }), comment };
}
