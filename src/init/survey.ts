import type { JsonObject } from '../model/json.ts';

/** What somebody told us of a system: its environments and what is in them. */
export interface Survey {
  /** Name of the profile: letters, digits, `-`. */
  readonly name: string;
  /** In promotion order. */
  readonly environments: readonly string[];
  readonly components: readonly Component[];
}

/** One part of the system: becomes a check. */
export interface Component {
  readonly name: string;
  /** Kind of the probe that looks at it. */
  readonly probe: string;
  readonly targets: readonly Target[];
}

/** Where a component is in one environment. */
export interface Target {
  readonly environment: string;
  /** Key of the node; null where there is one. */
  readonly node: string | null;
  /** Settings of the probe, without secrets. */
  readonly settings: JsonObject;
  /** Names of the settings that hold a secret: password. */
  readonly secrets: readonly string[];
}
