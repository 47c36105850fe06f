import { platform as nodePlatform } from 'node:os';
import { ProbeFailure } from '../probe-failure.ts';
import { platformOf, type Platform } from './platform.ts';

/**
 * The system of this machine; null: one no probe knows.
 *
 * @throws ProbeFailure `settings-invalid` where the settings name another one.
 */
export function expectPlatform(named: Platform | undefined): Platform | null {
  const platform = platformOf(nodePlatform());
  if (named === undefined || named === platform) return platform;
  throw new ProbeFailure('settings-invalid', {
    phase: 'settings',
    params: { settings: 'platform', setting: 'platform' },
  });
}
