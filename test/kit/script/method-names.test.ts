import { describe, expect, it } from 'vitest';
import { methodNames } from '../../../src/kit/script/reader/interfaces/method-names.mjs';
import { compatData } from '../../../scripts/reference/browser-features.ts';
import { browserInterfaces } from '../../../src/reference/browser-interfaces.ts';

const data = compatData();

/** Every object that has a member of the name, those of its constructor itself left out. */
function objectsWith(name: string): readonly string[] {
  const places = [...Object.entries(data.api), ...Object.entries(data.javascript['builtins'] ?? {})];
  return places.filter(([, members]) => name in members).map(([object]) => `${object}.${name}`);
}

describe('names of methods', () => {
  it.each([...methodNames])('%s is news, and %s', (name, sure) => {
    const keys = objectsWith(name);
    const known = Object.keys(browserInterfaces).filter((key) => key.endsWith(`.${name}`));
    expect(known).not.toEqual([]);
    if (sure === 'likely') expect(keys.filter((key) => browserInterfaces[key] === undefined)).toEqual([]);
  });
});
