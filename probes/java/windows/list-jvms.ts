import * as z from 'zod';
import { askProgram, hasSaid } from '../../../src/kit/machine/ask-program.ts';
import { noted, type Missed } from '../../../src/kit/machine/missed.ts';
import { powershellArgv } from '../../../src/kit/machine/powershell.ts';
import type { MachineTask } from '../../../src/kit/machine/read-text.ts';
import { value } from '../../../src/model/message.ts';
import type { JvmProcess } from '../jvm-process.ts';
import { parseArguments } from '../parse-arguments.ts';
import { splitCommandLine } from './split-command-line.ts';

export const listProcesses = powershellArgv(
  "Get-CimInstance Win32_Process -Filter \"Name='java.exe' or Name='javaw.exe'\" | Select-Object ProcessId,CommandLine,ExecutablePath,@{n='Started';e={$_.CreationDate.ToUniversalTime().ToString('s')}} | ConvertTo-Json -Compress",
);

const row = z.object({
  ProcessId: z.number(),
  CommandLine: z.string().nullish(),
  ExecutablePath: z.string().nullish(),
  Started: z.string().nullish(),
});
const reply = z.union([z.array(row), row.transform((one) => [one])]);

const hidden = noted('not-permitted', 'java.gap.administrators');
const untold = noted('not-supported', 'kit.gap.not-told', { source: value('Windows') });

/** All running JVMs whose command line Windows shows. */
export async function listJvms(task: Pick<MachineTask, 'execute'>): Promise<readonly JvmProcess[] | Missed> {
  const said = await askProgram(task, listProcesses, { limitMs: 30_000 });
  if (!hasSaid(said)) return said;
  const noList = noted('not-reached', 'kit.gap.no-answer', { program: value('PowerShell') });
  return parseProcesses(said.text) ?? { ...noList, detail: said.errors.trim().slice(0, 200) };
}

/** JVMs of the reply, none for an empty one; null: it is no reply. */
export function parseProcesses(text: string): readonly JvmProcess[] | null {
  if (text.trim() === '') return [];
  try {
    const parsed = reply.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.flatMap(jvmOf) : null;
  } catch {
    return null;
  }
}

function jvmOf({ ProcessId, CommandLine, ExecutablePath, Started }: z.infer<typeof row>): readonly JvmProcess[] {
  const args = parseArguments(splitCommandLine(CommandLine ?? '').slice(1), ';');
  const jvm: JvmProcess = {
    pid: ProcessId,
    args,
    startedAt:
      Started !== undefined && Started !== null && /^[\d-]{10}T[\d:]{8}$/.test(Started) ? `${Started}.000Z` : null,
    program: ExecutablePath ?? hidden,
    workingDirectory: untold,
    environment: untold,
    openJars: untold,
    root: '',
  };
  return [jvm];
}
