import { askProgram, hasSaid } from '../../../src/kit/machine/ask-program.ts';
import { gapsAt, noted, type Missed } from '../../../src/kit/machine/missed.ts';
import type { Execution } from '../../../src/kit/execute.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { programs } from '../asked-programs.ts';
import type { Found, HostTask } from '../found.ts';
import type { Facts } from '../schema.ts';
import { unanswered } from '../unanswered.ts';
import { parseHotfixes, productFacts, releaseNumber, runtimeVersions } from './windows-facts.ts';

type Windows = NonNullable<Facts['windows']>;

/** Edition, build, updates, .NET Framework and Visual C++ runtimes, from the registry and from WMI. */
export async function readWindows(task: Pick<HostTask, 'execute'>): Promise<Found> {
  const [version, dotnet, runtimes, hotfixes] = await Promise.all([
    ask(task, programs.windowsVersion),
    ask(task, programs.dotnet),
    ask(task, programs.vcRuntimes),
    ask(task, programs.hotfixes),
  ]);
  const gaps: Gap[] = [];
  const windows: Windows = {};
  if (typeof version === 'string') Object.assign(windows, productFacts(version));
  const told = typeof version === 'string' ? untold : version;
  const unread = (['edition', 'displayVersion', 'build'] as const).filter((name) => windows[name] === undefined);
  gaps.push(
    ...gapsAt(
      unread.map((name) => `windows.${name}`),
      told,
    ),
  );
  // reg ends with an error where the key is not there
  if (isAbsent(dotnet)) windows.dotnetRelease = null;
  else if (typeof dotnet === 'string') windows.dotnetRelease = releaseNumber(dotnet);
  else gaps.push(...gapsAt(['windows.dotnetRelease'], dotnet));
  if (isAbsent(runtimes)) windows.vcRuntimes = {};
  else if (typeof runtimes === 'string') windows.vcRuntimes = runtimeVersions(runtimes);
  else gaps.push(...gapsAt(['windows.vcRuntimes'], runtimes));
  if (typeof hotfixes === 'string') windows.hotfixes = parseHotfixes(hotfixes);
  else gaps.push(...gapsAt(['windows.hotfixes'], hotfixes));
  return { facts: { windows }, gaps };
}

const untold = noted('not-supported', 'host.gap.registry');

/** `reg` ends with 1 and PowerShell with another number than 0 where there was an error. */
async function ask(task: Pick<HostTask, 'execute'>, argv: Execution['argv']): Promise<string | Missed> {
  const said = await askProgram(task, argv, { limitMs: 14_000 });
  if (!hasSaid(said)) return said;
  if (said.exitCode === 0) return said.text;
  const reason = argv[0] === 'reg.exe' && said.exitCode === 1 ? 'not-supported' : 'not-reached';
  return unanswered(reason, argv[0], said.errors);
}

/**
 * Whether `reg` said that the key is not there. In a language that is not known here it stays unseen: what was not
 * seen must not count as not installed.
 */
function isAbsent(answer: string | Missed): boolean {
  return typeof answer !== 'string' && /unable to find|找不到/i.test(answer.detail ?? '');
}
