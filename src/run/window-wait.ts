import type { Window } from '../model/profile.ts';
import { pause } from './within.ts';
import { isOpen, minuteOfDay, minutesUntilOpen } from './window.ts';
import type { World } from './world.ts';

/** Waits for windows to open; all tasks behind one window share one wait. */
export interface WindowWait {
  readonly isOpen: (window: Window | null) => boolean;
  /** False: the run was stopped before it opened. */
  readonly untilOpen: (window: Window) => Promise<boolean>;
}

/** Makes the windows of one run; `onWait` hears of each wait that begins, with the minutes it will take. */
export function createWindowWait(options: {
  readonly timeZone: string;
  readonly world: World;
  readonly signal: AbortSignal;
  readonly onWait: (window: Window, minutes: number) => void;
}): WindowWait {
  const { timeZone, world, signal, onWait } = options;
  const waits = new Map<string, Promise<boolean>>();
  const minuteAt = minuteOfDay(timeZone);
  const minute = (): number => minuteAt(world.now());

  // Looks again every minute: a computer that sleeps, or a clock put forward, must not make it late.
  const wait = async (window: Window): Promise<boolean> => {
    onWait(window, minutesUntilOpen(window, minute()));
    while (!signal.aborted && !isOpen(window, minute())) {
      await pause(60_000, signal, world);
    }
    return !signal.aborted;
  };
  return {
    isOpen: (window) => window === null || isOpen(window, minute()),
    untilOpen: (window) => {
      const key = `${String(window.from)}-${String(window.to)}`;
      const known = waits.get(key);
      if (known !== undefined) return known;
      const made = wait(window).finally(() => waits.delete(key));
      waits.set(key, made);
      return made;
    },
  };
}
