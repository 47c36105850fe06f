import { noted, type Missed } from '../../../src/kit/machine/missed.ts';
import { value as param } from '../../../src/model/message.ts';
import type { Scalar } from '../text/typed-value.ts';

/** What stands under a key. */
export type KeyValue = Scalar | null | KeyValue[];

/** Most keys that are kept, and most UTF-16 units of all keys together: names repeat at every depth. */
const mostKeys = 20_000;
const mostText = 16_777_216;

/** Takes the settings of one or more files, in order. */
export interface KeySink {
  /** One that is there already is replaced, and said. False: enough, the reader should end. */
  readonly set: (key: string, value: KeyValue) => boolean;
  /** One that is there already becomes a list. False: enough. */
  readonly append: (key: string, value: Scalar) => boolean;
  /** Something was left out. */
  readonly cut: (why: Missed) => void;
  readonly values: ReadonlyMap<string, KeyValue>;
  readonly duplicates: ReadonlySet<string>;
  /** Why something was left out; null: nothing was. */
  readonly cutBy: () => Missed | null;
}

/** Makes a sink. */
export function createKeySink(): KeySink {
  const values = new Map<string, KeyValue>();
  const duplicates = new Set<string>();
  let text = 0;
  let cutBy: Missed | null = null;

  const hasRoom = (key: string): boolean => {
    if (values.size < mostKeys && text + key.length <= mostText) return true;
    cutBy ??= noted('truncated', 'files.gap.listed', { count: param(values.size) });
    return false;
  };
  const set = (key: string, value: KeyValue): boolean => {
    if (!hasRoom(key)) return false;
    if (values.has(key)) duplicates.add(key);
    else text += key.length;
    values.set(key, value);
    return true;
  };
  return {
    set,
    append: (key, value) => {
      const known = values.get(key);
      if (known === undefined) return set(key, value);
      if (Array.isArray(known)) {
        known.push(value);
      } else values.set(key, [known, value]);
      return true;
    },
    cut: (why) => {
      cutBy ??= why;
    },
    values,
    duplicates,
    cutBy: () => cutBy,
  };
}

/** A sink that puts a name before every key. */
export function prefixed(sink: KeySink, prefix: string): KeySink {
  return {
    ...sink,
    set: (key, value) => sink.set(prefix + key, value),
    append: (key, value) => sink.append(prefix + key, value),
  };
}
