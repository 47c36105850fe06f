import { notSupported } from '../../../src/kit/machine/missed.ts';
import { value, type Params } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { factPath } from '../fact-path.ts';
import { states, type Service } from '../schema.ts';
import type { Unit } from './parse-show.ts';

/** Startup states that say clearly whether a unit starts with the system (systemctl(1), is-enabled). */
const startsAtBoot: Readonly<Record<string, boolean>> = {
  enabled: true,
  'enabled-runtime': true,
  disabled: false,
  masked: false,
  'masked-runtime': false,
  static: false,
  linked: false,
  'linked-runtime': false,
};

/** A service from the properties of its unit, asked with times in UTC. `name` is the one it goes by in the facts. */
export function unitFacts(unit: Unit, name: string): { readonly service: Service; readonly gaps: readonly Gap[] } {
  const gap = (fact: string, note: string, params?: Params): Gap => notSupported(factPath(name, fact), note, params);
  const text = (property: string): string => unit.get(property) ?? '';
  const load = text('LoadState');
  if (load === 'not-found' || load === '') return { service: absent, gaps: [] };
  const gaps: Gap[] = [];
  const state = states.find((each) => each === text('ActiveState'));
  const given = { state: value(text('ActiveState').slice(0, 40)) };
  if (state === undefined) gaps.push(gap('state', 'services.gap.unknown-state', given));
  const startup = load === 'masked' ? 'masked' : text('UnitFileState');
  const enabled = Object.hasOwn(startsAtBoot, startup) ? startsAtBoot[startup] : undefined;
  if (startup === '') gaps.push(gap('startup', 'services.gap.no-unit-file'));
  if (enabled === undefined && startup === '') gaps.push(gap('enabled', 'services.gap.no-unit-file'));
  else if (enabled === undefined) gaps.push(gap('enabled', 'services.gap.startup', { startup: value(startup) }));
  const restarts = /^\d{1,9}$/.test(text('NRestarts')) ? Number(text('NRestarts')) : null;
  if (restarts === null) gaps.push(gap('restarts', 'services.gap.no-restarts'));
  const pid = /^\d{1,10}$/.test(text('MainPID')) ? Number(text('MainPID')) : 0;
  return {
    service: {
      installed: true,
      ...(state === undefined ? {} : { state }),
      subState: text('SubState'),
      ...(enabled === undefined ? {} : { enabled }),
      ...(startup === '' ? {} : { startup }),
      since: instantOf(text(state === 'active' ? 'ActiveEnterTimestamp' : 'InactiveEnterTimestamp')),
      pid: pid === 0 ? null : pid,
      ...(restarts === null ? {} : { restarts }),
      result: text('Result'),
    },
    gaps,
  };
}

/** A service the system does not know runs nowhere and starts never. */
export const absent: Service = { installed: false, state: 'inactive', enabled: false, since: null, pid: null };

/** `Mon 2024-05-06 02:11:12 UTC` as ISO 8601; null: empty or `n/a`. */
function instantOf(written: string): string | null {
  const match = /^\w{3} (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d+)? UTC$/.exec(written);
  return match?.[1] === undefined ? null : `${match[1]}T${String(match[2])}.000Z`;
}
