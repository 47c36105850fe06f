import type { Difference } from '../../model/finding.ts';
import { isJsonObject, type Json } from '../../model/json.ts';
import { compareSchemas } from './compare-schemas.ts';
import type { SchemaSnapshot } from './snapshot.ts';

/**
 * `compare` of probes with the fact `schema`. Probes of two products share this very function, so that a relation
 * between them is judged by it. Null for every other path, and for what is no snapshot.
 */
export function schemaCompare(path: string, left: Json, right: Json): readonly Difference[] | null {
  if (path !== 'schema' || !isSnapshot(left) || !isSnapshot(right)) return null;
  return compareSchemas(left, right);
}

/** Facts come from archives too: what is read here must be there. Anything else that is wrong throws and is judged plainly. */
function isSnapshot(of: Json): of is SchemaSnapshot {
  if (!isJsonObject(of)) return false;
  const { dialect, digest, compared, objects } = of;
  return typeof dialect === 'string' && typeof digest === 'string' && isJsonObject(compared) && isJsonObject(objects);
}
