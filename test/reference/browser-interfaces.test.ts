import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserInterfaces as generate } from '../../scripts/reference/browser-interfaces.ts';
import { interfaceSupplement } from '../../src/reference/browser-interface-supplement.ts';
import { browserInterfaces } from '../../src/reference/browser-interfaces.ts';

describe('what is known of interfaces', () => {
  it('is what the generator makes of the data', () => {
    expect(generate()).toBe(readFileSync('src/reference/browser-interfaces.json', 'utf8'));
  });

  it.each([
    ['Crypto.randomUUID', 92, 95, 15.4],
    ['Array.at', 92, 90, 15.4],
    ['structuredClone', 98, 94, 15.4],
    ['Promise.withResolvers', 119, 121, 17.4],
    ['CSSStyleSheet.CSSStyleSheet', 73, 101, 16.4],
    ['CSS.px', 66, null, 16.4],
    ['TypedArray.at', 92, 90, 15.4],
    ['Intl.Segmenter.segment', 87, 125, 14.1],
    ['WebAssembly.Tag', 95, 100, 15.2],
    ['Response.json_static', 105, 115, 17],
    ['Window.navigation', 102, 147, 26.2],
    ['Element.onscrollend', 114, 109, 26.2],
    ['RegExp.unicodeSets', 112, 116, 17],
    // by our own measurement
    ['Iterator', 122, 131, 18.4],
    ['ReadableStreamDefaultReader', 78, 65, 10],
  ])('%s: Chromium %s, Firefox %s, Safari %s', (key, chromium, firefox, safari) => {
    expect(browserInterfaces[key]).toEqual({ chromium, firefox, safari });
  });

  it('has nothing that all engines had long ago, no note on behaviour, and no option', () => {
    const keys = Object.keys(browserInterfaces);
    expect(keys.length).toBeGreaterThan(5000);
    for (const key of ['Array.map', 'Response.json', 'Document.querySelector', 'fetch', 'Promise'])
      expect(browserInterfaces[key]).toBeUndefined();
    const odd = keys.filter((key) => /_(?:parameter|support|required|event)$|^Proxy\.handler/.test(key));
    expect(odd).toEqual([]);
    const names = /^(?:@@)?[A-Za-z$][\w$]*$/;
    expect(keys.filter((key) => key.split('.').some((part) => !names.test(part)))).toEqual([]);
  });

  it('has no row of ours twice, nor one that says what the data says', () => {
    const data = new Map(
      (
        JSON.parse(readFileSync('src/reference/browser-interfaces.json', 'utf8')) as { interfaces: string[] }
      ).interfaces.map((line) => [line.split(' ')[0], Number(line.split(' ')[1])]), // its shape is the generator’s
    );
    const idle = [...interfaceSupplement].filter(([key, { chromium }]) => data.get(key) === chromium);
    expect(idle.map(([key]) => key)).toEqual([]);
  });
});
