import { isAbsolute, win32 } from 'node:path';
import * as z from 'zod';
import { compilePattern } from '../../src/kit/compile-pattern.ts';
import { overlaps, parseJsonPath } from '../../src/kit/ladder/json-path.ts';
import { hasSecretForm } from '../../src/kit/looks-secret.ts';
import { encodings } from '../../src/kit/machine/decode-text.ts';
import { filePath, secretMark } from '../../src/kit/settings.ts';
import type { Json } from '../../src/model/json.ts';

/** Program or argument: listed in the plan and visible in process lists, so never a secret. */
const word = () =>
  z
    .string()
    .max(32_768)
    .refine((text) => !text.includes('\0') && !text.includes(secretMark), 'command.word')
    .meta({ kind: 'command' });

const jsonPath = z
  .string()
  .refine((text) => parseJsonPath(text) !== null, 'json-path')
  .meta({ kind: 'json-path' });

export const Settings = z
  .strictObject({
    argv: z
      .tuple([word().min(1).refine(isNameOrWhole, 'command.wanted-program')], word())
      .describe('program and arguments, one element each; no shell reads them'),
    cwd: filePath().refine(isWhole, 'command.wanted-folder').nullable().default(null).describe('folder it runs in'),
    encoding: z.enum(encodings).default('auto').describe('how its output is read'),
    json: z.array(jsonPath).default([]).describe('paths of JSON output whose values become facts under json'),
    pairs: z.boolean().default(false).describe('lines `name=value` or `name: value` become facts under values'),
    pattern: z
      .string()
      .max(500)
      .refine(hasNamedGroup, 'command.wanted-pattern')
      .nullable()
      .default(null)
      .describe('regular expression on the output; its named groups become facts under values'),
    sideEffect: z.boolean().default(false).describe('whether it changes something'),
  })
  .superRefine(({ argv, json, pairs, pattern }, context) => {
    const isMarked = argv.some((each) => each.includes(secretMark));
    if (!isMarked && hasSecretForm(argv.join(' ')))
      context.addIssue({ code: 'custom', path: ['argv'], message: 'command.word' });
    if (nested(json)) context.addIssue({ code: 'custom', path: ['json'], message: 'command.json-nested' });
    if (pairs && pattern !== null) context.addIssue({ code: 'custom', path: ['pattern'], message: 'command.one-way' });
  });
export type Settings = z.infer<typeof Settings>;

/** `./check.sh` would be another program in another folder, under the same approved line. */
function isNameOrWhole(program: string): boolean {
  return !/[/\\]/.test(program) || isWhole(program);
}

function isWhole(path: string): boolean {
  return isAbsolute(path) || win32.isAbsolute(path);
}

function hasNamedGroup(pattern: string): boolean {
  return Object.keys(compilePattern(pattern)?.namedGroups() ?? {}).length > 0;
}

function nested(json: readonly string[]): boolean {
  const paths = json.map((text) => parseJsonPath(text) ?? []);
  return paths.some((a, index) => paths.some((b, other) => index < other && overlaps(a, b)));
}

const anyJson: z.ZodType<Json> = z.any();

export const Facts = z.strictObject({
  exitCode: z
    .number()
    .nullable()
    .exactOptional()
    .meta({ examples: [0, 1] })
    .describe('exit code; null: ended by a signal'),
  signal: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ examples: ['SIGSEGV'] })
    .describe('signal that ended it; null: none'),
  stdout: z
    .string()
    .exactOptional()
    .meta({ examples: ['OK'] })
    .describe('standard output without line ends at its end; of a long one the first 64 KiB'),
  stderr: z.string().exactOptional().describe('standard error, likewise'),
  json: z
    .record(z.string(), anyJson)
    .nullable()
    .exactOptional()
    .describe('values of JSON output that were asked for with json'),
  values: z
    .record(z.string(), z.string())
    .nullable()
    .exactOptional()
    .describe('values that pairs or pattern found, as texts; null: not asked for'),
  durationMs: z
    .number()
    .exactOptional()
    .meta({ unit: 'milliseconds', volatile: true, examples: [150] })
    .describe('from start to end'),
});
export type Facts = z.infer<typeof Facts>;
