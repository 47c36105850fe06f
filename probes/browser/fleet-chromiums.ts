import { expandFleet } from '../../src/kit/fleet/expand-fleet.ts';
import { resolveFleet } from '../../src/kit/fleet/resolve-fleet.ts';
import type { ReferenceData } from '../../src/model/reference.ts';
import { askedFleet } from './fleet-settings.ts';
import type { Settings } from './schema.ts';

/** Chromium versions that a fleet stands for, its queries answered. */
export function fleetChromiums(fleet: Settings['fleet'], browsers: ReferenceData['browsers']): readonly number[] {
  const { members } = expandFleet(askedFleet(fleet), browsers);
  const entries = members.map(({ entry }) => entry);
  return resolveFleet(entries, browsers).flatMap((browser) =>
    browser.kind === 'engine' && browser.engine === 'chromium' ? [browser.engineVersion] : [],
  );
}
