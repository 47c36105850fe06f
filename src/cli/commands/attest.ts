import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dayIn, readInstant } from '../../judge/matchers/instant.ts';
import { lookup } from '../../model/catalogue.ts';
import { isPathError, parseFactPath } from '../../model/fact-path.ts';
import { taskKey } from '../../model/identity.ts';
import type { Json } from '../../model/json.ts';
import { value } from '../../model/message.ts';
import type { Attestation } from '../../model/observation.ts';
import type { Check, Profile } from '../../model/profile.ts';
import type { Unit } from '../../model/words.ts';
import { profileTexts } from '../../profile/profile-texts.ts';
import { readStatedFact } from '../../profile/stated-fact.ts';
import { mistakeMessage } from '../../profile/text/show.ts';
import { addStatements } from '../add-statements.ts';
import { attestationsBeside } from '../attestations.ts';
import { UsageError, type Context } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
import { factsAsked } from '../facts-asked.ts';
import type { Flags } from '../flags.ts';
import { phrase } from '../phrase.ts';
import { prepare, type Prepared } from '../prepare.ts';
import { unreadable } from '../read-named.ts';
import { splitStatement } from '../split-statement.ts';
import { checkNamed, targetsOf } from '../statement-target.ts';

/** One fact that is stated. */
interface Stated {
  readonly path: string;
  readonly value: Json;
  readonly unit: Unit | null;
}

/** `plumbline attest CHECK [FACT=VALUE ...]`: writes down what a person states, to be judged with what was seen. */
export async function attest(context: Context, words: readonly string[], flags: Flags): Promise<number> {
  const files = [flags.profile ?? '', ...(flags.site === undefined ? [] : [flags.site])];
  const prepared = await prepare(context, files);
  if (prepared === null) return exitCodes.usage;
  const [name = '', ...facts] = words;
  const check = checkNamed(context, prepared.profile, name);
  const targets = targetsOf(context, check, flags);
  const stated = factsOf(context, facts, check, prepared);
  const said = {
    by: wordsOf(context, 'by', flags.by, 200),
    because: wordsOf(context, 'because', flags.because, 4000),
    at: new Date(context.now()).toISOString(),
    until: lastDay(context, flags.until, prepared.profile.timeZone),
    attachment: flags.file === undefined ? null : await digestOf(context, flags.file),
  };
  const statements = targets.flatMap((target) =>
    stated.map((fact): Attestation => ({ check: check.name, ...target, path: fact.path, value: fact.value, ...said })),
  );
  const into = flags.into ?? attestationsBeside(files);
  await addStatements(context, into, statements);
  for (const target of targets) {
    const place = taskKey({ check: check.name, ...target, vantage: null });
    for (const fact of stated) {
      const params = { place, path: fact.path, value: value(fact.value, fact.unit), by: said.by };
      context.out(`${phrase(context.language, 'cli.attested', params)}\n`);
    }
  }
  context.err(`${phrase(context.language, 'cli.attested-into', { path: into, count: statements.length })}\n`);
  return exitCodes.ready;
}

function factsOf(context: Context, written: readonly string[], check: Check, prepared: Prepared): readonly Stated[] {
  const { language } = context;
  const entry = prepared.tools.catalogue[check.probe];
  if (entry === undefined)
    throw new UsageError(phrase(language, 'cli.unknown-probe', { name: check.probe, known: '' }));
  const implied = prepared.tools.probes.get(check.probe)?.implied;
  if (written.length === 0) {
    if (implied !== undefined)
      return Object.entries(implied).map(([path, each]) => ({ path, value: each, unit: null }));
    const params = { check: check.name, known: askedFacts(prepared.profile, check).join(', ') || '-' };
    throw new UsageError(phrase(language, 'cli.attest-fact', params));
  }
  const stated = written.map((each): Stated => {
    const split = splitStatement(each);
    if (split === null) throw new UsageError(phrase(language, 'cli.attest-form', { written: each }));
    const read = readStatedFact(split.fact, split.text, entry);
    if (!read.ok) throw new UsageError(read.mistakes.map((mistake) => sayMistake(context, mistake)).join('\n'));
    const path = parseFactPath(read.path);
    const found = isPathError(path) ? null : lookup(entry.facts, path);
    const unit = found?.found === true ? (found.schema.unit ?? null) : null;
    return { path: read.path, value: inUtc(read.value, unit, prepared.profile.timeZone), unit };
  });
  const twice = stated.find((each, index) => stated.findIndex((other) => other.path === each.path) < index);
  if (twice !== undefined) throw new UsageError(phrase(language, 'cli.attest-twice', { path: twice.path }));
  return stated;
}

/** Facts are moments in UTC; a time without an offset is one on the clocks of the profile’s zone, a day stays a day. */
function inUtc(stated: Json, unit: Unit | null, timeZone: string): Json {
  if (unit !== 'instant' || typeof stated !== 'string' || /^\d{4}-\d{2}-\d{2}$/.test(stated)) return stated;
  const moment = readInstant(stated, timeZone);
  return moment === null ? stated : new Date(moment.from).toISOString();
}

/** Facts that the profile asks of a check anywhere: the first of them. */
function askedFacts(profile: Profile, check: Check): readonly string[] {
  const asked = check.environments.flatMap(({ environment, nodes }) =>
    nodes.flatMap((node) => factsAsked(profile, check, environment, node)),
  );
  return [...new Set(asked)].slice(0, 30);
}

function sayMistake({ language }: Context, mistake: Parameters<typeof mistakeMessage>[0]): string {
  const { message, hint } = mistakeMessage(mistake, profileTexts[language]);
  return hint === null ? message : `${message} ${hint}`;
}

/** What a person says of himself or of the reason: not empty, and no document. */
function wordsOf(context: Context, name: string, written: string | undefined, most: number): string {
  const text = written?.trim() ?? '';
  if (text !== '' && text.length <= most) return text;
  throw new UsageError(phrase(context.language, text === '' ? 'cli.attest-empty' : 'cli.attest-long', { name, most }));
}

function lastDay(context: Context, written: string | undefined, timeZone: string): string | null {
  if (written === undefined) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(written) && readInstant(written, timeZone) !== null;
  if (!isDay) throw new UsageError(phrase(context.language, 'cli.attest-until', { written }));
  if (written < dayIn(context.now(), timeZone)) {
    throw new UsageError(phrase(context.language, 'cli.attest-until-past', { written }));
  }
  return written;
}

/** Name without its folder, and SHA-256 of the bytes: enough to show later that it is the same file. */
async function digestOf(context: Context, path: string): Promise<Attestation['attachment']> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(resolve(context.cwd, path)), hash);
  } catch (error) {
    throw unreadable(context, path, error);
  }
  return { name: basename(path), sha256: hash.digest('hex') };
}
