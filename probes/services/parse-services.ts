import * as z from 'zod';

const row = z.object({
  Name: z.string(),
  DisplayName: z.string().nullish(),
  State: z.string().nullish(),
  StartMode: z.string().nullish(),
  ProcessId: z.number().nullish(),
  ExitCode: z.number().nullish(),
});
/** One service as Win32_Service has it. */
export type Row = z.infer<typeof row>;

/** One service alone comes without a list around it. */
const reply = z.union([z.array(row), row.transform((one) => [one])]);

/** Rows of the reply; null: it is none. */
export function parseServices(text: string): readonly Row[] | null {
  try {
    const parsed = reply.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
