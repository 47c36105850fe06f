import { describe, expect, it } from 'vitest';
import { boundaries, lacksIn } from '../../../src/kit/emulation/boundaries.ts';
import { removals } from '../../../src/kit/emulation/removals.ts';
import { browserInterfaces } from '../../../src/reference/browser-interfaces.ts';

const since = (chromium: number | null) => ({ chromium, firefox: 1, safari: 1 });

const interfaces = {
  'Array.at': since(92),
  'String.at': since(92),
  structuredClone: since(98),
  'Iterator.@@dispose': since(134),
  'Response.json_static': since(105),
  'CSSStyleSheet.CSSStyleSheet': since(73),
  'Window.setImmediate': since(null),
};

describe('boundaries', () => {
  it('are the versions at which something that is mentioned appears', () => {
    expect(boundaries(interfaces, new Set(['structuredClone', 'at', 'json', 'setImmediate']))).toEqual([92, 98, 105]);
    expect(boundaries(interfaces, new Set(['dispose', 'CSSStyleSheet']))).toEqual([73, 134]);
    expect(boundaries(interfaces, new Set())).toEqual([]);
  });

  it('have the same lacks between them', () => {
    const mentioned = new Set(['structuredClone', 'at']);
    expect(lacksIn(interfaces, 91, mentioned)).toEqual(['Array.at', 'String.at', 'structuredClone']);
    for (const version of [92, 95, 97]) expect(lacksIn(interfaces, version, mentioned)).toEqual(['structuredClone']);
    expect(lacksIn(interfaces, 98, mentioned)).toEqual([]);
  });
});

describe('removals', () => {
  it('leave members of what is missing as a whole, but for iterators', () => {
    const made = removals(
      {
        Sheet: since(90),
        'Sheet.a': since(90),
        'Sheet.Sheet': since(90),
        Iterator: since(122),
        'Iterator.map': since(122),
      },
      80,
    );
    expect(made).toMatchObject({ globals: ['Sheet', 'Iterator'], members: { Iterator: ['map'] }, constructors: [] });
  });

  it('take what no version is known to have for nothing', () => {
    expect(removals(interfaces, 60).globals).toEqual(['structuredClone']);
    expect(removals(interfaces, 60).members['Window']).toBeUndefined();
  });

  it('have handlers of elements wherever the browser has them', () => {
    const { members } = removals({ 'Element.onlate': since(90), 'Document.onlate': since(70) }, 80);
    expect(Object.keys(members)).toEqual(['Element', 'HTMLElement', 'SVGElement', 'MathMLElement', 'Window']);
  });

  it('are fewer for each newer version', () => {
    const size = (version: number): number => JSON.stringify(removals(browserInterfaces, version)).length;
    const sizes = [60, 80, 100, 120, 140].map(size);
    expect(sizes.toSorted((one, other) => other - one)).toEqual(sizes);
    expect(new Set(sizes).size).toBe(sizes.length);
  });
});
