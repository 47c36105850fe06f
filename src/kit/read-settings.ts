import type { JsonObject } from '../model/json.ts';
import { secretNames } from '../model/secret-names.ts';
import type { AnyProbe } from './define-probe.ts';

interface Read {
  readonly schema: AnyProbe['settings'];
  readonly settings: unknown;
}

/**
 * Settings as the schema of their probe read them for the plan, for the look that follows: to read them again takes as
 * long as to judge. Only those without secrets, which are the same in the plan and in the look.
 */
const readFor = new WeakMap<JsonObject, Read>();

/** Keeps what the schema of a probe made of settings, until they are looked with. */
export function keepSettings({ settings: schema }: AnyProbe, written: JsonObject, settings: unknown): void {
  if (secretNames(written).length === 0) readFor.set(written, { schema, settings });
}

/** What was kept, once: thousands of tasks would hold theirs to the end of the run. Null: nothing was. */
export function takeSettings({ settings: schema }: AnyProbe, written: JsonObject): Pick<Read, 'settings'> | null {
  const read = readFor.get(written);
  readFor.delete(written);
  return read?.schema === schema ? read : null;
}
