import * as z from 'zod';
import type { Message } from '../model/message.ts';
import { attestationSchema, type Attestation } from '../model/observation.ts';

/** Name of the file of statements beside a site file. */
export const attestationFileName = 'plumbline-attestations.json';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The file that `attest` writes and people may edit: what may be left out has a default, nothing unknown is passed over. */
const fileSchema = z.strictObject({
  format: z.literal('plumbline-attestations'),
  version: z.literal(1),
  statements: z.array(
    z.strictObject({
      ...attestationSchema.shape,
      node: z.string().nullable().default(null),
      by: z.string().regex(/\S/),
      because: z.string().regex(/\S/),
      until: day.nullable().default(null),
      attachment: z.strictObject({ name: z.string(), sha256: z.string() }).nullable().default(null),
    }),
  ),
});

/** What a file of statements holds, or everything that is wrong with it (at most `mostProblems`). */
export type ReadAttestations =
  | { readonly ok: true; readonly statements: readonly Attestation[] }
  | { readonly ok: false; readonly problems: readonly Message[] };

const mostProblems = 20;

/** Reads a file of statements. Nothing in it is believed before the schema has seen it. Never throws. */
export function readAttestations(text: string): ReadAttestations {
  const value = parse(text.replace(/^\uFEFF/, ''));
  if (value === undefined) return { ok: false, problems: [{ code: 'cli.attestations-not-json', params: {} }] };
  const parsed = fileSchema.safeParse(value);
  if (parsed.success) return { ok: true, statements: parsed.data.statements };
  const problems = parsed.error.issues.slice(0, mostProblems).map((issue) => ({
    code: 'cli.attestations-problem',
    params: { path: issue.path.map(String).join('.') || '-', problem: issue.message },
  }));
  return { ok: false, problems };
}

/** The file as it is stored: readable, the same for the same statements. */
export function writeAttestations(statements: readonly Attestation[]): string {
  return `${JSON.stringify({ format: 'plumbline-attestations', version: 1, statements }, null, 2)}\n`;
}

/** Undefined: not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
