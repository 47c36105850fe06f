import { gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import { withheldName } from '../../src/model/withheld.ts';
import { connectionOf, type Connection } from './connections.ts';
import { datesInKeys, datesInText } from './dates.ts';
import { formatByContent, formatByName } from './formats/detect-format.ts';
import type { Format } from './formats/format-names.ts';
import { createKeySink, type KeySink } from './formats/key-sink.ts';
import { loadReader } from './formats/readers.ts';
import { UnreadableError } from './formats/unreadable.ts';
import { settingPaths } from './groups.ts';
import type { Dated, Facts, Settings } from './schema.ts';
import { isSecretKey, shownKey, withoutSecrets } from './secrets.ts';
import { decode, type Decoded } from './text/decode.ts';
import { lineEndings } from './text/line-endings.ts';

/** Files with more bytes are not read as text. */
export const longestText = 4_194_304;

/** Why a file with more bytes was not read as text. */
export const tooLong = noted('truncated', 'files.gap.too-long', { limit: value(longestText, 'bytes') });

/** What was read of a text besides its settings, which went into the sink. */
export interface TextRead {
  readonly decoded: Decoded;
  readonly format: Format | null;
  /** Why its settings were not read, or not all; null: they were. */
  readonly missed: Missed | null;
  /** Dates of a plain text; of other formats they stand in the settings. */
  readonly dates: readonly Dated[];
  readonly datesCut: boolean;
}

/** Reads the settings of a text into a sink. Never throws: a text that is not what it should be leaves a gap. */
export async function readText(
  path: string,
  bytes: Buffer,
  settings: Pick<Settings, 'format' | 'encoding'>,
  sink: KeySink,
): Promise<TextRead> {
  const decoded = decode(bytes, settings.encoding);
  const none = { decoded, format: null, missed: null, dates: [], datesCut: false };
  if (decoded.kind === 'binary') return none;
  if (decoded.kind === 'broken') return { ...none, missed: broken(decoded) };
  const text = withoutKeys(decoded.text);
  const format = settings.format === 'auto' ? (formatByName(path) ?? formatByContent(path, text)) : settings.format;
  const reader = await loadReader(format);
  if (reader === null) {
    const { dates, cut } = datesInText(text);
    return { ...none, format, dates, datesCut: cut };
  }
  try {
    reader(text, sink);
    return { ...none, format };
  } catch (error) {
    return { ...none, format, missed: unreadable(error) };
  }
}

function broken({ encoding, line }: Decoded & { readonly kind: 'broken' }): Missed {
  if (line === null) return noted('not-supported', 'files.gap.other-encoding', { encoding: value(encoding) });
  return noted('not-supported', 'files.gap.broken-line', { line: value(line), encoding: value(encoding) });
}

/** A private key in several lines: a reader that goes by lines would take each for a setting of its own. */
function withoutKeys(text: string): string {
  return text.replaceAll(/(-----BEGIN [A-Z0-9 ]*PRIVATE KEY)[^]*?(?:-----END [A-Z0-9 ]*-----|$)/g, '$1-----');
}

/** Only words of ours: a parser’s own message may quote the line with the password. */
function unreadable(error: unknown): Missed {
  return error instanceof UnreadableError ? error.missed : noted('not-supported', 'files.gap.unreadable');
}

/** The facts of all settings in a sink, secrets taken out. */
export function keyFacts(sink: KeySink): { readonly facts: Facts; readonly gaps: readonly Gap[] } {
  const shown = withoutSecrets(sink.values);
  const gaps: Gap[] = [];
  const connections: Connection[] = [];
  for (const [key, { withheld, writtenKey }] of shown) {
    if (key !== writtenKey) gaps.push({ path: keyPath(key), reason: 'not-permitted', detail: withheldName });
    else if (withheld) gaps.push({ path: keyPath(key), reason: 'not-permitted', detail: 'secret' });
    const hidden = key !== writtenKey || isSecretKey(key);
    const connection = hidden ? null : connectionOf(key, sink.values.get(key) ?? null);
    if (connection !== null) connections.push(connection);
  }
  const cut = sink.cutBy();
  if (cut !== null) gaps.push(...gapsAt([...settingPaths, 'dates'], cut));
  const keys = Object.fromEntries([...shown].map(([key, shownAs]) => [key, shownAs.value]));
  const visible = new Map([...shown].flatMap(([key, each]) => (each.withheld ? [] : [[key, each.value] as const])));
  const dates = [...datesInKeys(visible)];
  return { facts: { keys, duplicateKeys: [...sink.duplicates].map(shownKey), connections, dates }, gaps };
}

function keyPath(key: string): string {
  return formatFactPath([
    { kind: 'name', name: 'keys' },
    { kind: 'name', name: key },
  ]);
}

/** Facts of one text file. */
export async function textFacts(
  path: string,
  bytes: Buffer,
  settings: Settings,
): Promise<{ readonly facts: Facts; readonly gaps: readonly Gap[] }> {
  const sink = createKeySink();
  const { decoded, format, missed, dates, datesCut } = await readText(path, bytes, settings, sink);
  if (decoded.kind === 'binary') return { facts: binary, gaps: gapsAt([...settingPaths, 'dates'], noText) };
  const { encoding, bom } = decoded;
  if (missed !== null) {
    const unseen = [...settingPaths, 'dates', ...(format === null ? ['format', 'lineEndings'] : [])];
    const known = decoded.kind === 'text' ? { lineEndings: lineEndings(decoded.text), format } : {};
    return { facts: { encoding, bom, ...known }, gaps: gapsAt(unseen, missed) };
  }
  const found = keyFacts(sink);
  const plain = format === 'text' ? { facts: { dates: [...dates] }, gaps: gapsAt(settingPaths, noSettings) } : found;
  const cut = datesCut ? gapsAt(['dates'], noted('truncated', 'files.gap.listed', { count: value(dates.length) })) : [];
  const ends = decoded.kind === 'text' ? lineEndings(decoded.text) : 'none';
  return { facts: { encoding, bom, lineEndings: ends, format, ...plain.facts }, gaps: [...plain.gaps, ...cut] };
}

const binary: Facts = { encoding: 'binary', bom: null, lineEndings: null, format: null };

const noText = noted('not-supported', 'files.gap.no-text');
const noSettings = noted('not-supported', 'files.gap.plain-text', { setting: value('format') });
