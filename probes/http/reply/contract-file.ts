import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { parse } from 'yaml';
import { newRemembered } from '../../../src/kit/ladder/remembered.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../src/model/json.ts';
import { nested, value, type Param } from '../../../src/model/message.ts';

const mostBytes = 8 * 1024 * 1024;
const deepest = 200;

/** A document that contracts are taken from. */
export interface ContractDocument {
  readonly document: JsonObject;
  /** Tells it from every other document, and from the same file made ready in another way. */
  readonly digest: string;
}

/** Files that were read, as they were then. One holds for many interfaces, and reading a large one takes seconds. */
const files = newRemembered<{ reading: Promise<ContractDocument> | null }>(10);

/**
 * A JSON or YAML file with a schema or an OpenAPI description. It is read again only where it has changed.
 *
 * @param use names what `prepare` does
 * @param prepare what is made of the document before it is used; may throw
 * @throws ProbeFailure `file-missing`; `settings-invalid` where it is no such document, or larger than 8 MiB.
 */
export async function readContractFile(
  path: string,
  use: 'schema' | 'openapi',
  prepare: (document: JsonObject) => JsonObject,
): Promise<ContractDocument> {
  const { size, mtimeMs } = await stat(path).catch((error: unknown) => {
    throw missing(path, error);
  });
  if (size > mostBytes) throw unusable(path, ours('too-large'));
  const file = files.get(`${use}:${path}:${String(mtimeMs)}:${String(size)}`, () => ({ reading: null }));
  file.reading ??= readWhole(path, use, prepare).catch((error: unknown) => {
    // What failed may go well the next time.
    file.reading = null;
    throw error;
  });
  return file.reading;
}

async function readWhole(
  path: string,
  use: string,
  prepare: (document: JsonObject) => JsonObject,
): Promise<ContractDocument> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw missing(path, error);
  });
  const document = parseEither(path, text);
  if (!isJsonObject(document)) throw unusable(path, ours('no-object'));
  return { document: prepare(document), digest: `${use}:${createHash('sha256').update(text).digest('hex')}` };
}

/**
 * The contract cannot be used.
 *
 * @param path file; `inline` for a schema in the profile
 */
export function unusable(path: string, why: Param, error?: unknown): ProbeFailure {
  return new ProbeFailure('settings-invalid', {
    phase: 'settings',
    params: {
      settings: { kind: 'list', items: ['contract'] },
      note: nested({ code: 'http.note.contract', params: { path, why } }),
    },
    cause: error,
  });
}

/** A reason of ours. */
export function ours(reason: 'no-object' | 'too-large' | 'too-deep' | 'no-openapi' | 'no-operation'): Param {
  return nested({ code: `http.contract.${reason}`, params: {} });
}

/** It goes on in another document. What is read stands on the touch list, which is made without reading the contract. */
export function anotherFile(ref: string): Param {
  return nested({ code: 'http.contract.another-file', params: { ref: value(ref.slice(0, 300)) } });
}

/** A reason in the words of a library. */
export function said(error: unknown): Param {
  return value(error instanceof Error ? error.message.slice(0, 300) : '');
}

function missing(path: string, error: unknown): ProbeFailure {
  return new ProbeFailure('file-missing', { phase: 'settings', params: { path }, cause: error });
}

function parseEither(path: string, written: string): Json {
  const text = written.replace(/^\uFEFF/, '');
  if (isDeep(text)) throw unusable(path, ours('too-deep'));
  try {
    // Both give plain JSON: YAML is read by its core schema, with keys as texts.
    if (/^\s*[{[]/.test(text)) return JSON.parse(text) as Json;
    const read: unknown = parse(text, { schema: 'core', maxAliasCount: 100, logLevel: 'silent', stringKeys: true });
    // Through JSON: an anchor that holds itself is no tree, and a contract is one.
    return JSON.parse(JSON.stringify(read)) as Json;
  } catch (error) {
    throw unusable(path, said(error), error);
  }
}

/** The YAML library recurses: some thousand brackets or dashes in a row would exhaust the stack. */
function isDeep(text: string): boolean {
  if (/^(?:[ \t]*[-?:][ \t]){200}|^ {1000}/m.test(text)) return true;
  let depth = 0;
  for (const char of text) {
    if (char === '{' || char === '[') depth += 1;
    if (char === '}' || char === ']') depth = Math.max(0, depth - 1);
    if (depth > deepest) return true;
  }
  return false;
}
