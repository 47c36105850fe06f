import { deferred, type Deferred } from './deferred.ts';

/** Something of which only so many may be in use at once. */
export interface Slot {
  readonly name: string;
  readonly limit: number;
}

/** Counted slots with a queue each: first come, first served. */
export interface Slots {
  /**
   * Takes one of each, in the order given. Every caller keeps to one order over all names, so no two can wait for each
   * other. False: the run was cancelled and nothing is held.
   */
  readonly acquire: (wanted: readonly Slot[]) => Promise<boolean>;
  readonly release: (held: readonly Slot[]) => void;
  /** Everyone who waits, now or later, gets false. */
  readonly cancel: () => void;
}

interface Counter {
  free: number;
  waiting: Deferred<boolean>[];
  /** Place of the first in `waiting`; shifting a long list again and again would be quadratic. */
  first: number;
}

/** Makes a set of counted slots; a name gets its limit when it is first asked for. */
export function createSlots(): Slots {
  const counters = new Map<string, Counter>();
  let cancelled = false;

  const counterOf = (slot: Slot): Counter => {
    const known = counters.get(slot.name);
    if (known !== undefined) return known;
    const made: Counter = { free: Math.max(1, slot.limit), waiting: [], first: 0 };
    counters.set(slot.name, made);
    return made;
  };
  const take = async (slot: Slot): Promise<boolean> => {
    if (cancelled) return false;
    const counter = counterOf(slot);
    if (counter.free > 0) {
      counter.free -= 1;
      return true;
    }
    const turn = deferred<boolean>();
    counter.waiting.push(turn);
    return turn.promise;
  };
  const give = (slot: Slot): void => {
    const counter = counterOf(slot);
    const next = counter.waiting[counter.first];
    if (next === undefined) {
      counter.free += 1;
      return;
    }
    counter.first += 1;
    if (counter.first === counter.waiting.length) {
      counter.waiting = [];
      counter.first = 0;
    }
    next.resolve(true);
  };
  const release = (held: readonly Slot[]): void => {
    for (const slot of held) give(slot);
  };
  return {
    acquire: async (wanted) => {
      for (const [index, slot] of wanted.entries()) {
        if (await take(slot)) continue;
        release(wanted.slice(0, index));
        return false;
      }
      return true;
    },
    release,
    cancel: () => {
      cancelled = true;
      for (const counter of counters.values()) {
        const waiting = counter.waiting.slice(counter.first);
        counter.waiting = [];
        counter.first = 0;
        for (const each of waiting) each.resolve(false);
      }
    },
  };
}
