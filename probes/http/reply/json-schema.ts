import { Ajv, MissingRefError, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { RE2JS } from 're2js';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { OutsideReference } from './outside-reference.ts';

/** One rule of a schema that a document breaks. */
export interface BrokenRule {
  /** Where in the document, a JSON pointer (RFC 6901); '' is the whole. */
  readonly path: string;
  /** Keyword of the schema that objects: `required`, `type`, `maximum`. */
  readonly rule: string;
  /** What is wanted, in the words of the validator. */
  readonly said: string;
}

/** Holds a document against a schema: the rules it breaks. */
export type Validate = (document: Json, most: 'first' | 'all') => readonly BrokenRule[];

/** What compiles a schema; see `compileSchema`. */
export type CompileSchema = typeof compileSchema;

const longestText = 200;

/**
 * Compiles a JSON Schema, draft-07 or 2020-12 by its `$schema`, the latter where it names none.
 *
 * @param whole the document that holds it, whose parts it may name by `$ref`; nothing outside of it is read
 * @param at JSON pointer of the schema in the document; '' is the document itself
 * @param checked whether the schema itself is held against the draft first
 * @throws Error in the words of the library, where it is no schema, or one that cannot be used: another draft, a
 * pattern that RE2 does not know; OutsideReference where a reference leads out of the file.
 */
export function compileSchema(whole: JsonObject, at: string, checked: boolean): Validate {
  const compiled = (allErrors: boolean): ValidateFunction => {
    const ajv = validator(whole, allErrors, checked);
    ajv.addSchema(whole, rootId);
    try {
      return ajv.compile({ $ref: `${rootId}#${encodeURI(at)}` });
    } catch (error) {
      throw outside(error, ajv) ?? error;
    }
  };
  const stopsAtFirst = compiled(false);
  let all: ValidateFunction | null = null;
  return (document, most) => {
    if (stopsAtFirst(document)) return [];
    if (most === 'first') return brokenBy(stopsAtFirst.errors);
    all ??= compiled(true);
    all(document);
    return brokenBy(all.errors);
  };
}

const scheme = 'contract:';
const rootId = `${scheme}file`;

/** Null: it objects to something else, or to a reference that leads nowhere in the document itself. */
function outside(error: unknown, { refs, schemas }: Ajv | Ajv2020): OutsideReference | null {
  if (!(error instanceof MissingRefError)) return null;
  const { missingSchema: id } = error;
  if (id === '' || Object.hasOwn(refs, id) || Object.hasOwn(schemas, id)) return null;
  return new OutsideReference(id.startsWith(scheme) ? id.slice(scheme.length) : id, { cause: error });
}

function brokenBy(errors: readonly ErrorObject[] | null | undefined): readonly BrokenRule[] {
  return (errors ?? []).map(({ instancePath, keyword, message = '', params }) => {
    const extra: unknown = params['additionalProperty'] ?? params['unevaluatedProperty'];
    const said = typeof extra === 'string' ? `${message}: ${extra}` : message;
    return { path: clip(instancePath), rule: keyword, said: clip(said) };
  });
}

function clip(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}

function validator(schema: JsonObject, allErrors: boolean, checked: boolean): Ajv | Ajv2020 {
  const draft = typeof schema['$schema'] === 'string' ? schema['$schema'] : '';
  const options: Options = {
    allErrors,
    strict: false,
    validateSchema: checked,
    logger: false,
    code: { regExp: linearPattern },
  };
  const ajv = /draft-0[67]/.test(draft) ? new Ajv(options) : new Ajv2020(options);
  for (const [name, format] of Object.entries(fullFormats))
    ajv.addFormat(name, format instanceof RegExp ? (text: string) => isShort(text) && format.test(text) : format);
  return ajv;
}

/** Patterns come from a file and run over what a server says: linear time, no look-around, no back references. */
const linearPattern = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern);
    // The validator keeps patterns apart by their text.
    return { test: (text: string) => compiled.test(text), toString: () => pattern };
  },
  { code: 'linearPattern' },
);

/** Longer texts are in no format: the patterns of some formats are slow on long ones. */
function isShort(text: string): boolean {
  return text.length <= 2000;
}
