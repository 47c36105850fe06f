import { askProgram, hasSaid } from '../../src/kit/machine/ask-program.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { powershellArgv } from '../../src/kit/machine/powershell.ts';
import type { MachineTask } from '../../src/kit/machine/read-text.ts';
import { value } from '../../src/model/message.ts';
import type { Found } from './found.ts';
import { parseServices } from './parse-services.ts';
import { windowsFacts } from './windows-facts.ts';

/** The command lines of services are not asked for: they may hold passwords. */
export const listServices = powershellArgv(
  'Get-CimInstance Win32_Service | Select-Object Name,DisplayName,State,StartMode,ProcessId,ExitCode | ConvertTo-Json -Compress',
);

/** Services as Windows tells them. */
export async function askWindows(task: Pick<MachineTask, 'execute'>, names: readonly string[]): Promise<Found> {
  const said = await askProgram(task, listServices, { limitMs: 30_000, outputLimit: 4 * 1024 * 1024 });
  if (!hasSaid(said)) return { facts: { manager: 'windows' }, gaps: gapsAt(['services'], said) };
  const rows = parseServices(said.text);
  if (rows !== null) return windowsFacts(rows, names);
  const noList = noted('not-reached', 'kit.gap.no-answer', { program: value('PowerShell') });
  const missed = { ...noList, detail: said.errors.trim().slice(0, 200) };
  return { facts: { manager: 'windows' }, gaps: gapsAt(['services'], missed) };
}
