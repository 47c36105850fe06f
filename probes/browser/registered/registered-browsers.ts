import { platform } from 'node:os';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { askProgram, hasSaid } from '../../../src/kit/machine/ask-program.ts';
import { desktopBrowsers } from './desktop-entries.ts';
import { applicationQuery, parseApplications } from './mac-applications.ts';
import { eachOnce, type RegisteredBrowser } from './registered-browser.ts';
import { parseRegistry, registryKeys, registryQuery } from './windows-registry.ts';

/** Browsers that the system has on its lists, and where those are. */
export interface Registered {
  readonly browsers: readonly RegisteredBrowser[];
  readonly looked: readonly string[];
}

/** Milliseconds a list may take. */
const limitMs = 5000;

/**
 * Asks the system which browsers it has: menus on Linux, the registry on Windows, the index of macOS. What it does not
 * answer is as if it had none.
 *
 * @throws ProbeFailure `cancelled`
 */
export async function registeredBrowsers(task: Pick<ProbeTask<unknown>, 'execute'>): Promise<Registered> {
  const system = platform();
  if (system === 'linux') return desktopBrowsers();
  if (system === 'darwin') {
    const browsers = parseApplications(await said(applicationQuery, task));
    return { browsers, looked: [applicationQuery.join(' ')] };
  }
  if (system !== 'win32') return { browsers: [], looked: [] };
  const lists: RegisteredBrowser[] = [];
  for (const key of registryKeys) lists.push(...parseRegistry(await said(registryQuery(key), task)));
  return { browsers: eachOnce(lists), looked: registryKeys };
}

/** Empty: it said nothing. */
async function said(argv: readonly [string, ...string[]], task: Pick<ProbeTask<unknown>, 'execute'>): Promise<string> {
  const answer = await askProgram(task, argv, { limitMs });
  return hasSaid(answer) ? answer.text : '';
}
