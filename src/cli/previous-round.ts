import type { EarlierRound } from '../assess/follow-up.ts';
import type { Profile } from '../model/profile.ts';
import { UsageError, type Context } from './context.ts';
import type { Flags } from './flags.ts';
import { phrase } from './phrase.ts';
import { readSaved } from './read-saved.ts';

/** The round before, that `--previous` names; null: this is the first. Throws UsageError for one that is of no use. */
export function previousRound(context: Context, flags: Flags, profile: Profile): EarlierRound | null {
  const path = flags.previous;
  if (path === undefined) return null;
  const saved = readSaved(context, path);
  if (saved.profile.name !== profile.name) {
    const params = { path, seen: saved.profile.name, profile: profile.name };
    throw new UsageError(phrase(context.language, 'cli.previous-other', params));
  }
  // Its findings are called otherwise than those of this round.
  if (saved.masked.length > 0) throw new UsageError(phrase(context.language, 'cli.previous-masked', { path }));
  return saved;
}
