import { readdirSync, readFileSync } from 'node:fs';
import { check as isFormatted, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readTexts } from '../support/read-profile.ts';

const names = readdirSync('profiles')
  .filter((file) => file.endsWith('.site.yaml'))
  .map((file) => file.replace('.site.yaml', ''));
const textOf = (file: string): string => readFileSync(`profiles/${file}`, 'utf8');

/** Keys whose value people read. */
const forPeople = new Set(['title', 'because', 'remedy', 'owner', 'describe', 'question', 'guidance', 'evidence']);
const chinese = /\p{Script=Han}/u;

/** Texts below a value that are not there in both languages, by their path. */
function oneLanguage(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const here = `${path}.${key}`;
    if (!forPeople.has(key) || isMapOfChecks(path)) return oneLanguage(inner, here);
    const { en, 'zh-CN': zh } = Object(inner) as { en?: unknown; 'zh-CN'?: unknown }; // a parsed text of the file
    const both = typeof en === 'string' && typeof zh === 'string' && !chinese.test(en);
    return both && (chinese.test(zh) || zh === en) ? [] : [here];
  });
}

/** Below these stand names that somebody chose. */
function isMapOfChecks(path: string): boolean {
  return /^\.(?:checks|parameters)$/.test(path);
}

describe('the templates', () => {
  it('are the seven that are promised', () => {
    expect(names.sort()).toEqual([
      'application-middleware',
      'browser-fleet',
      'go-live-checklist',
      'interface-landscape',
      'java-application-mysql',
      'three-environment-promotion',
      'web-application-postgresql',
    ]);
  });

  describe.each(names)('%s', (name) => {
    const text = textOf(`${name}.yaml`);
    const site = textOf(`${name}.site.yaml`);

    it('reads without a mistake with its example, and is called as its file', () => {
      const outcome = readTexts(`${name}.yaml`, text, { site: { name: `${name}.site.yaml`, content: site } });
      expect(outcome.ok ? [] : outcome.mistakes).toEqual([]);
      expect(outcome.ok && outcome.profile.name).toBe(name);
    });

    it('says everything in both languages, and for each check what, why, whose and when', () => {
      const profile = parse(text) as { checks: Record<string, Record<string, unknown>>; relations?: object[] }; // read above
      expect(oneLanguage(profile, '')).toEqual([]);
      expect(oneLanguage(parse(site), '').filter((path) => path.endsWith('.because'))).toEqual([]);
      for (const [check, written] of Object.entries(profile.checks)) {
        const missing = ['title', 'because', 'owner', 'stage'].filter((key) => written[key] === undefined);
        expect({ check, missing }).toEqual({ check, missing: [] });
      }
      const head = text.slice(0, text.indexOf('plumbline: 1'));
      expect(head).toContain(`plumbline validate ${name}.yaml ${name}.site.yaml`);
      expect(head).toMatch(chinese);
    });

    it('holds no address that somebody might have', () => {
      const hosts = [...site.matchAll(/https?:\/\/([^/:'"]+)/g)].map(([, host = '']) => host);
      const real = hosts.filter((host) => !/(?:^|\.)example$/.test(host) && !host.startsWith('10.'));
      expect(real).toEqual([]);
    });

    it.each([`${name}.yaml`, `${name}.site.yaml`])('%s is formatted', async (file) => {
      const path = `profiles/${file}`;
      expect(await isFormatted(textOf(file), { ...(await resolveConfig(path)), filepath: path })).toBe(true);
    });
  });
});
