import { engines, type ReferenceData } from '../../model/reference.ts';

type Interfaces = ReferenceData['browsers']['interfaces'];

const known = new WeakMap<Interfaces, readonly string[]>();

/**
 * Keys for scanScripts, for the same data the same list. A constructor that is as old as its interface is left out: one
 * name says it.
 */
export function interfaceNames(interfaces: Interfaces): readonly string[] {
  const names = known.get(interfaces) ?? namesOf(interfaces);
  known.set(interfaces, names);
  return names;
}

function namesOf(interfaces: Interfaces): readonly string[] {
  return Object.keys(interfaces).filter((key) => {
    const [name, constructor] = key.split('.').slice(-2);
    const whole = interfaces[key.slice(0, key.lastIndexOf('.'))];
    const own = interfaces[key];
    return name !== constructor || engines.some((engine) => whole?.[engine] !== own?.[engine]);
  });
}
