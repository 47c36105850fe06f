import { formatFactPath } from '../../../src/model/fact-path.ts';
import type { Missed } from '../../../src/kit/machine/missed.ts';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { Facts, SideFactsOf } from '../facts.ts';
import type { Settings } from '../schema.ts';
import type { OpenSide } from '../side.ts';
import type { TableShape } from '../catalogue/column-form.ts';
import type { PlannedTable } from '../table-plan.ts';
import type { Budget } from './budget.ts';

/** What a part of the look taught. */
export interface Found {
  readonly facts: Partial<Facts>;
  readonly gaps: readonly Gap[];
}

/** What one side is, as far as its catalogue told. */
export interface Known {
  readonly side: OpenSide;
  readonly facts: SideFactsOf;
  /** Null: the catalogue was not seen. */
  readonly tables: ReadonlyMap<string, TableShape> | null;
}

/** What every level works with. */
export interface Work {
  readonly settings: Settings;
  readonly tables: readonly PlannedTable[];
  readonly source: Known;
  readonly target: Known;
  readonly budget: Budget;
  readonly monotonic: () => number;
  /** One more piece is done, of so many rows. */
  readonly done: (rows: number) => void;
}

/** Path of an element of a list. */
export function elementPath(list: string, field: string, key: string, ...names: readonly string[]): string {
  const rest = names.map((name) => ({ kind: 'name', name }) as const);
  return formatFactPath([{ kind: 'name', name: list }, { kind: 'key', field, value: key }, ...rest]);
}

/** The setting does not ask for it. */
export function leftOut(path: string, setting: string): Gap {
  const [gap] = gapsAt([path], noted('not-reached', 'kit.gap.setting', { setting: value(setting) }));
  return gap ?? { path, reason: 'not-reached', detail: null };
}

/** No table was begun any more, because the time for all of them was used up. */
export function spent({ settings }: Work): Missed {
  return noted('not-reached', 'migration.gap.budget', { limit: value(settings.budget.total, 'milliseconds') });
}
