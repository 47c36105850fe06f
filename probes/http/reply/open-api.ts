import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../../src/model/json.ts';

/** What a description says of one reply. */
export type Described =
  /** JSON by the schema at this JSON pointer (RFC 6901). */
  | { readonly kind: 'schema'; readonly at: string }
  /** The status is described, and nothing is said of the body. */
  | { readonly kind: 'no-schema' }
  | { readonly kind: 'status-unknown'; readonly described: readonly string[] }
  | { readonly kind: 'type-unknown'; readonly described: readonly string[] }
  /** The description goes on in another document. */
  | { readonly kind: 'elsewhere'; readonly ref: string };

const mostHops = 20;

/** Whether a document is an OpenAPI description of version 2.0, which was called Swagger. */
export function isSwagger2({ swagger }: JsonObject): boolean {
  return swagger === '2.0' || swagger === 2;
}

/** Whether a document is an OpenAPI description of version 3.0 or 3.1. */
export function isOpenApi(document: JsonObject): boolean {
  return /^3\.[01]\./.test(versionOf(document));
}

/** The same, of version 3.0, whose schemas are not yet those of JSON Schema 2020-12. */
export function isOpenApi30(document: JsonObject): boolean {
  return versionOf(document).startsWith('3.0.');
}

function versionOf({ openapi }: JsonObject): string {
  return typeof openapi === 'string' ? openapi : '';
}

/** JSON pointer of an operation written `GET /orders/{id}`, as the description spells the path; null: it has none. */
export function findOperation(document: JsonObject, written: string): string | null {
  const [method = '', path = ''] = written.split(' ');
  const item = settled(document, pointer('', 'paths', path));
  const operation = item === null ? null : settled(document, pointer(item, method.toLowerCase()));
  return operation;
}

/**
 * What the operation says of a reply: its status, else its range (`2XX`), else `default`; then its media type, else a
 * range of types (OpenAPI 3.1.0, "Responses Object" and "Response Object").
 *
 * @param type media type of the reply in lower case, without parameters; null: none was sent
 */
export function describeReply(document: JsonObject, operation: string, status: number, type: string | null): Described {
  const responses = objectAt(document, pointer(operation, 'responses'));
  const name = [String(status), `${String(status).charAt(0)}XX`, 'default'].find((each) => each in responses);
  const response = name === undefined ? null : settled(document, pointer(operation, 'responses', name));
  const ref = name === undefined ? null : leadsOut(document, pointer(operation, 'responses', name));
  if (ref !== null) return { kind: 'elsewhere', ref };
  if (response === null) return { kind: 'status-unknown', described: Object.keys(responses) };
  const content = objectAt(document, pointer(response, 'content'));
  const types = Object.keys(content);
  if (types.length === 0) return { kind: 'no-schema' };
  const wanted = type ?? '';
  const media = types.find((each) => bare(each) === wanted) ?? types.find((each) => covers(bare(each), wanted));
  if (media === undefined) return { kind: 'type-unknown', described: types };
  const schema = pointer(response, 'content', media, 'schema');
  return isJsonType(wanted) && valueAt(document, schema) !== undefined
    ? { kind: 'schema', at: schema }
    : { kind: 'no-schema' };
}

function isJsonType(type: string): boolean {
  return /^(?:application\/json|[^/]+\/[^/]+\+json)$/.test(type);
}

function bare(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

function covers(range: string, type: string): boolean {
  return range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
}

/** The reference out of the document that an operation, or its path, goes on at; null: none. */
export function operationElsewhere(document: JsonObject, written: string): string | null {
  const [method = '', path = ''] = written.split(' ');
  const at = pointer('', 'paths', path);
  const item = settled(document, at);
  return item === null ? leadsOut(document, at) : leadsOut(document, pointer(item, method.toLowerCase()));
}

/** The reference at which a place leaves the document; null: it stays within. */
function leadsOut(document: JsonObject, at: string): string | null {
  let place: string | null = at;
  for (let hops = 0; hops < mostHops && place !== null; hops += 1) {
    const found = valueAt(document, place);
    const ref: Json | undefined = isJsonObject(found) ? found['$ref'] : undefined;
    if (typeof ref !== 'string') return null;
    if (!ref.startsWith('#')) return ref;
    place = decoded(ref.slice(1));
  }
  return null;
}

/** Where a place leads, `$ref` within the document followed; null: nowhere, or out of the document. */
function settled(document: JsonObject, at: string): string | null {
  let place = at;
  for (let hops = 0; hops < mostHops; hops += 1) {
    const found = valueAt(document, place);
    if (!isJsonObject(found)) return null;
    const ref = found['$ref'];
    if (typeof ref !== 'string') return place;
    const next = ref.startsWith('#/') ? decoded(ref.slice(1)) : null;
    if (next === null) return null;
    place = next;
  }
  return null;
}

/** A fragment as the pointer it stands for (RFC 6901 section 6); null: its escapes mean nothing. */
function decoded(fragment: string): string | null {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return null;
  }
}

function objectAt(document: JsonObject, at: string): JsonObject {
  const found = valueAt(document, at);
  return isJsonObject(found) ? found : {};
}

function valueAt(document: JsonObject, at: string): Json | undefined {
  let current: Json | undefined = document;
  for (const step of at.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isJsonList(current)) current = current[Number(name)];
    else current = isJsonObject(current) && Object.hasOwn(current, name) ? current[name] : undefined;
  }
  return current;
}

function pointer(from: string, ...steps: readonly string[]): string {
  return from + steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
