import { beforeEach, vi } from 'vitest';
import { descendants } from './browser.ts';
import { leftIn } from './processes.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Gives each test a folder for temporary files of its own, to see what browsers leave behind. */
export function watchLeftovers(): { readonly folder: () => string; readonly gone: () => Promise<void> } {
  let folder = '';
  beforeEach(async () => {
    folder = await temporaryFolder();
    vi.stubEnv('TMPDIR', folder);
    return () => vi.unstubAllEnvs();
  });
  return {
    folder: () => folder,
    // the test's own limit ends it otherwise
    gone: async () => {
      for (;;) {
        const browsers = (await descendants()).filter(({ command }) => command.includes('--plumbline-browser'));
        if (browsers.length === 0 && (await leftIn(folder)).length === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
}
