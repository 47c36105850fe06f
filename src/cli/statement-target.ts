import type { Check, CheckInEnvironment, Profile } from '../model/profile.ts';
import { didYouMean } from '../profile/text/did-you-mean.ts';
import { UsageError, type Context } from './context.ts';
import type { Flags } from './flags.ts';
import { phrase } from './phrase.ts';

/** One target of a check that a statement is for. */
export interface StatementTarget {
  readonly environment: string;
  readonly node: string | null;
}

/** The check of that name, present or former. Throws UsageError with what may have been meant. */
export function checkNamed(context: Context, profile: Profile, name: string): Check {
  const check =
    profile.checks.find((each) => each.name === name) ?? profile.checks.find((each) => each.formerly.includes(name));
  if (check !== undefined) return check;
  throw unknown(
    context,
    'cli.unknown-check',
    name,
    profile.checks.map((each) => each.name),
  );
}

/**
 * The targets that a statement is for. Where a check has several environments or nodes, the flags must say which: a
 * statement is somebody’s word for something, and never for more than he knows.
 */
export function targetsOf(context: Context, check: Check, flags: Flags): readonly StatementTarget[] {
  const parts = check.environments.filter((each) => each.notApplicable === null);
  const known = parts.map((each) => each.environment);
  const wanted = flags.env ?? (known.length === 1 ? known : null);
  if (wanted === null) {
    throw new UsageError(
      phrase(context.language, 'cli.attest-environment', { check: check.name, known: known.join(', ') }),
    );
  }
  return wanted.flatMap((name) => {
    const part = parts.find((each) => each.environment === name);
    if (part === undefined) throw unknown(context, 'cli.attest-unknown-environment', name, known, check.name);
    return nodesOf(context, check, part, flags).map((node) => ({ environment: name, node }));
  });
}

function nodesOf(context: Context, check: Check, part: CheckInEnvironment, flags: Flags): readonly (string | null)[] {
  const { environment, nodes } = part;
  const keys = nodes.flatMap(({ key }) => (key === null ? [] : [key]));
  const params = { check: check.name, environment, known: keys.join(', ') };
  if (nodes.length === 0) throw new UsageError(phrase(context.language, 'cli.attest-no-target', params));
  if (flags.node === undefined) {
    if (nodes.length === 1) return nodes.map(({ key }) => key);
    throw new UsageError(phrase(context.language, 'cli.attest-node', params));
  }
  if (keys.length === 0) throw new UsageError(phrase(context.language, 'cli.attest-no-nodes', params));
  for (const node of flags.node) {
    if (!keys.includes(node)) throw unknown(context, 'cli.attest-unknown-node', node, keys, check.name);
  }
  return flags.node;
}

function unknown(context: Context, code: string, name: string, known: readonly string[], check = ''): UsageError {
  const likely = didYouMean(name, known);
  const params = { name, check, known: known.slice(0, 30).join(', '), likely: likely.join(', ') };
  return new UsageError(phrase(context.language, likely.length > 0 ? `${code}-likely` : code, params));
}
