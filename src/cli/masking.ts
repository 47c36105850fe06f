import { maskKinds, type MaskKind, type RunResult } from '../model/run-result.ts';
import type { Profile } from '../model/profile.ts';
import { maskResult } from '../privacy/mask-result.ts';
import { UsageError, type Context } from './context.ts';
import type { Flags } from './flags.ts';
import { phrase } from './phrase.ts';

/**
 * What `--mask` makes of a result before it is written. Throws UsageError for something that cannot be masked.
 *
 * @param profile null: the result is all there is
 */
export function masking(context: Context, flags: Flags, profile: Profile | null): (result: RunResult) => RunResult {
  const what = (flags.mask ?? []).map((written): MaskKind => {
    const kind = maskKinds.find((each) => each === written);
    if (kind === undefined) throw new UsageError(phrase(context.language, 'cli.mask-unknown', { written }));
    return kind;
  });
  if (what.length === 0) return (result) => result;
  const [evidence] = flags.evidence ?? [];
  return (result) => {
    if (result.provenance.command === 'check' && evidence !== undefined) {
      context.err(`${phrase(context.language, 'cli.mask-evidence', { path: evidence })}\n`);
    }
    return maskResult(result, what, [...machinesOf(profile), ...askedFrom(result)]);
  };
}

function machinesOf(profile: Profile | null): readonly string[] {
  const machines = (profile?.environments ?? []).flatMap((each) => each.machines);
  return machines.flatMap(({ key, hostname, address }) => [key, hostname, address].filter((each) => each !== null));
}

/** Machines that questions were asked from; other than a zone each is one. */
function askedFrom(result: RunResult): readonly string[] {
  return result.observations.flatMap(({ task }) => task.vantage ?? []);
}
