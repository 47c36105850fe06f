import { createWorld, type World } from '../run/world.ts';
import { recognise } from '../run/recognise.ts';
import type { Profile } from '../model/profile.ts';
import { UsageError, type Context } from './context.ts';
import { thisMachine } from './machine.ts';
import { phrase } from './phrase.ts';

/** The world of a run: this machine, and what it is in each environment. Throws UsageError for a wrong `--as`. */
export async function standingWorld(context: Context, profile: Profile, as: string | undefined): Promise<World> {
  const here = await thisMachine();
  const recognised = recognise(profile.environments, {
    hostname: here.hostname,
    addresses: here.addresses,
    as: as ?? null,
  });
  if (recognised.kind === 'recognised') {
    return createWorld({ identity: { machine: here.id, hostname: here.hostname }, places: recognised.places });
  }
  const known = recognised.known.join(', ') || '-';
  throw new UsageError(phrase(context.language, `cli.${recognised.kind}`, { name: as ?? '', known }));
}
