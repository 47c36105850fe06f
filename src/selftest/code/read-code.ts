import type { MeasuredEngine } from '../measured-engine.ts';
import type { PageSpec } from '../page-spec.ts';
import { products } from '../products.ts';
import type { Answer } from '../verdict.ts';
import { fieldReader, type FieldReader } from './read-fields.ts';
import { codeFormat, engineKinds, rareCharacters, servedKinds, timeOrigin } from './code-layout.ts';
import { readSymbols, type CodeMistake } from './read-symbols.ts';

/** What a page saw on one PC. */
export interface PcResult {
  readonly workstation: string;
  readonly department: string;
  /** Browser and version as the person before it wrote them; empty: nothing. */
  readonly browser: string;
  /** When it was tested by the clock of the PC, milliseconds since 1970, whole minutes. */
  readonly at: number;
  readonly engine: MeasuredEngine;
  /** Document mode of Internet Explorer; null: another browser. */
  readonly documentMode: number | null;
  /** As it calls itself; null: by no name we know. */
  readonly claims: { readonly name: string; readonly version: string; readonly own: boolean } | null;
  /** How the page came to it. */
  readonly served: (typeof servedKinds)[number];
  readonly secureContext: Answer;
  readonly cookies: Answer;
  readonly storage: Answer;
  readonly popups: Answer;
  /** Whether it reached the address of PageSpec.tls. */
  readonly tls: Answer;
  /** Whether its fonts have each of rareCharacters. */
  readonly fonts: readonly Answer[];
  /** Minutes by which its clock is ahead of the server’s; null: not known. */
  readonly clockAhead: number | null;
  /** Minutes by which its time zone is ahead of UTC. */
  readonly zone: number;
  /** Width and height in pixels of style sheets. */
  readonly screen: readonly [width: number, height: number];
  /** Device pixels for each of those; null: not known. */
  readonly scale: number | null;
  /** Bits of a pixel’s colour; null: not known. */
  readonly colourDepth: number | null;
  /** Whether it reached each service of the page. */
  readonly services: readonly Answer[];
  /** Answers to the tests of the page, in their order. */
  readonly tests: readonly Answer[];
}

export type ReadCode =
  | { readonly ok: true; readonly spec: PageSpec; readonly result: PcResult }
  | { readonly ok: false; readonly mistake: CodeMistake | { readonly problem: 'format' | 'page' | 'bits' } };

/** Reads a code with the page it was made by, which is one of these. Never throws. */
export function readCode(text: string, pages: readonly PageSpec[]): ReadCode {
  const read = readSymbols(text);
  if (!read.ok) return read;
  const first = fieldReader(read.symbols);
  if (first.number('format') !== codeFormat) return { ok: false, mistake: { problem: 'format' } };
  const digest = first.number('digest');
  const spec = pages.find((page) => page.digest === digest);
  if (spec === undefined) return { ok: false, mistake: { problem: 'page' } };
  try {
    const result = resultOf(read.symbols, spec);
    return result === null ? { ok: false, mistake: { problem: 'bits' } } : { ok: true, spec, result };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, mistake: { problem: 'bits' } };
    throw error;
  }
}

/** Null: something is left over. Fields are taken in the order of codeLayout. */
function resultOf(symbols: readonly number[], spec: PageSpec): PcResult | null {
  const fields = fieldReader(symbols);
  fields.number('format');
  fields.number('digest');
  const engine = engineOf(fields);
  const mode = fields.number('mode');
  const claims = claimsOf(fields);
  const served = servedKinds[fields.number('served')] ?? 'other';
  const secureContext = fields.answer('secure');
  const cookies = fields.answer('cookies');
  const storage = fields.answer('storage');
  const popups = fields.answer('popups');
  const tls = fields.answer('tls');
  const fonts = fields.answers('fonts', rareCharacters.length);
  const skew = fields.maybe('skew');
  const zone = (fields.number('zone') - 48) * 15;
  const screen = fields.screen('screen');
  const scale = fields.number('scale');
  const depth = fields.number('depth');
  const at = timeOrigin + fields.number('time') * 60_000;
  const services = fields.answers('services', spec.services.length);
  const tests = fields.answers('tests', spec.tests.length);
  const typed = {
    workstation: fields.text('workstation'),
    department: fields.text('department'),
    browser: fields.text('browser'),
  };
  if (!fields.isDone()) return null;
  return {
    ...typed,
    at,
    engine,
    documentMode: mode === 0 ? null : mode,
    claims,
    served,
    ...{ secureContext, cookies, storage, popups, tls, fonts },
    clockAhead: skew === null ? null : skew - 2048,
    zone,
    screen,
    scale: scale === 0 ? null : scale / 20,
    colourDepth: depth === 0 ? null : depth * 8,
    services,
    tests,
  };
}

/** `span` says how many versions above the lowest one fit too. */
const allLater = 63;

function engineOf(fields: FieldReader): PcResult['engine'] {
  const kind = engineKinds[fields.number('engine')] ?? 'unknown';
  const low = fields.number('low') / 10;
  const span = fields.number('span');
  if (low === 0) return { kind, low: null, high: null };
  return { kind, low, high: span === allLater ? null : Math.floor(low) + span };
}

function claimsOf(fields: FieldReader): PcResult['claims'] {
  const index = fields.number('product');
  const major = fields.number('major');
  const minor = fields.number('minor');
  const product = products[index];
  if (index === 0 || product === undefined) return null;
  const version = [major, ...(minor > 0 ? [minor] : [])].join('.');
  return { name: product.name, version: major === 0 ? '' : version, own: product.own };
}
