import type { Jvm } from './schema.ts';

type OptionFacts = Pick<Jvm, 'maxHeap' | 'initialHeap' | 'maxRamPercent' | 'maxMetaspace' | 'maxDirectMemory' | 'gc'> &
  Required<Pick<Jvm, 'heapDump' | 'debug'>>;

const shifts: Readonly<Record<string, number>> = { '': 0, k: 10, m: 20, g: 30, t: 40 };

/** What the options of HotSpot set (java(1), Extra Options); of equal options the last. Null: not given. */
export function optionFacts(options: readonly string[]): OptionFacts {
  return {
    maxHeap: size(options, ['-Xmx', '-XX:MaxHeapSize=']),
    initialHeap: size(options, ['-Xms', '-XX:InitialHeapSize=']),
    maxRamPercent: percent(options),
    maxMetaspace: size(options, ['-XX:MaxMetaspaceSize=']),
    maxDirectMemory: size(options, ['-XX:MaxDirectMemorySize=']),
    gc: collector(options),
    heapDump: options.findLast((each) => /^-XX:[+-]HeapDumpOnOutOfMemoryError$/.test(each))?.[4] === '+',
    debug: options.some((each) => each.startsWith('-agentlib:jdwp') || each.startsWith('-Xrunjdwp')),
  };
}

/** Bytes of the last option with one of these beginnings: `4g`, `512M`, `1048576`. */
function size(options: readonly string[], names: readonly string[]): number | null {
  const written = options.findLast((each) => names.some((name) => each.startsWith(name)));
  const name = names.find((each) => written?.startsWith(each) === true) ?? '';
  const match = /^(\d{1,15})([kmgt]?)$/i.exec((written ?? '').slice(name.length));
  if (match?.[1] === undefined) return null;
  return Number(match[1]) * 2 ** (shifts[(match[2] ?? '').toLowerCase()] ?? 0);
}

function percent(options: readonly string[]): number | null {
  const written = options.findLast((each) => each.startsWith('-XX:MaxRAMPercentage='));
  const match = /=(\d{1,3}(?:\.\d{1,6})?)$/.exec(written ?? '');
  return match === null ? null : Number(match[1]);
}

function collector(options: readonly string[]): string | null {
  const chosen = options.findLast((each) => /^-XX:\+Use(?!Adaptive|Dynamic|MaximumCompaction)\w+GC$/.test(each));
  return /^-XX:\+Use(\w+)GC$/.exec(chosen ?? '')?.[1] ?? null;
}
