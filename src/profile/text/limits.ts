/** How much a file may hold before it is refused. */
export interface Limits {
  /** Levels of nesting: lists and maps within each other. */
  readonly depth: number;
}

/** Largest file in bytes: 10,000 checks of ten lines take about 4 MiB. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** A hand-written profile nests about eight levels deep. */
export const DEFAULT_LIMITS: Limits = { depth: 100 };

/** Longest key in characters (YAML 1.2.2 section 7.4.2 limits implicit keys to this). */
export const MAX_KEY_LENGTH = 1024;
