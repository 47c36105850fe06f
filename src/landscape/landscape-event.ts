/** Something a landscape did, as a code whose text lives in the messages files, and what to fill in. */
export interface LandscapeEvent {
  readonly code:
    'landscape-leftover-removed' | 'landscape-database-started' | 'landscape-service-started' | 'landscape-stopped';
  readonly params: Readonly<Record<string, string | number>>;
}

/** Is told what a landscape does while it starts and stops. */
export type LandscapeLog = (event: LandscapeEvent) => void;

/** Why a landscape could not be started. */
export type LandscapeProblem =
  | 'landscape-root'
  | 'landscape-folder'
  | 'landscape-package'
  | 'landscape-libc'
  | 'landscape-noexec'
  | 'landscape-ended';
