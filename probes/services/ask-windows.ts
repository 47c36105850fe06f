import * as z from 'zod';
import { askProgram, hasSaid } from '../../src/kit/machine/ask-program.ts';
import { gapsAt } from '../../src/kit/machine/missed.ts';
import { powershellArgv } from '../../src/kit/machine/powershell.ts';
import type { MachineTask } from '../../src/kit/machine/read-text.ts';
import type { Found } from './found.ts';
import { windowsFacts } from './windows-facts.ts';

/** The command lines of services are not asked for: they may hold passwords. */
export const listServices = powershellArgv(
  'Get-CimInstance Win32_Service | Select-Object Name,DisplayName,State,StartMode,ProcessId,ExitCode | ConvertTo-Json -Compress',
);

const row = z.object({
  Name: z.string(),
  DisplayName: z.string().nullish(),
  State: z.string().nullish(),
  StartMode: z.string().nullish(),
  ProcessId: z.number().nullish(),
  ExitCode: z.number().nullish(),
});
export type Row = z.infer<typeof row>;

/** One service alone comes without a list around it. */
const reply = z.union([z.array(row), row.transform((one) => [one])]);

/** Services as Windows tells them. */
export async function askWindows(task: Pick<MachineTask, 'execute'>, names: readonly string[]): Promise<Found> {
  const said = await askProgram(task, listServices, { limitMs: 30_000, outputLimit: 4 * 1024 * 1024 });
  if (!hasSaid(said)) return { facts: { manager: 'windows' }, gaps: gapsAt(['services'], said) };
  const rows = parseServices(said.text);
  if (rows !== null) return windowsFacts(rows, names);
  const detail = `PowerShell gave no list of services: ${said.errors.trim().slice(0, 200)}`;
  return { facts: { manager: 'windows' }, gaps: gapsAt(['services'], { reason: 'not-reached', detail }) };
}

/** Rows of the reply; null: it is none. */
export function parseServices(text: string): readonly Row[] | null {
  try {
    const parsed = reply.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
