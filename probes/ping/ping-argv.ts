import type { Platform } from '../../src/kit/machine/platform.ts';
import type { Settings } from './schema.ts';

/** The ping program of a system, with options that iputils and BusyBox share on Linux. */
export function pingArgv(platform: Platform, { host, count, replyWithin }: Settings): readonly [string, ...string[]] {
  switch (platform) {
    case 'linux':
      return ['ping', '-n', '-c', String(count), '-W', String(replyWithin), host];
    case 'macos':
      return ['ping', '-n', '-c', String(count), '-W', String(replyWithin * 1000), host];
    case 'windows':
      return ['ping.exe', '-n', String(count), '-w', String(replyWithin * 1000), host];
  }
}
