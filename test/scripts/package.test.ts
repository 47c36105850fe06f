import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSupported, oldestNode } from '../../scripts/node-version.mjs';
import { projectFolder } from '../../scripts/project-folder.mjs';
import { version } from '../../src/version.ts';

function read(name: string): string {
  return readFileSync(join(projectFolder, name), 'utf8');
}

describe('package.json', () => {
  it('names the same oldest Node as the scripts', () => {
    expect(oldestNode).toMatch(/^\d+\.\d+\.0$/);
    expect(read('package.json')).toContain(`"node": ">=${oldestNode.replace(/\.0$/, '')}"`);
  });

  it('has the version that the command says', () => {
    expect(read('package.json')).toContain(`"version": "${version}"`);
  });

  it('pins every dependency to one version', () => {
    const ranges = /"(?:[^"]+)": "(?:npm:[^"]*@)?[~^<>=*][^"]*"/g;
    expect(read('package.json').match(ranges)).toEqual(['"node": ">=20.19"']);
  });
});

describe('package-lock.json', () => {
  it('names no registry', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });
});

describe('isSupported', () => {
  it.each([
    ['20.19.0', true],
    ['20.20.2', true],
    ['22.0.0', true],
    ['100.0.0', true],
    ['20.18.3', false],
    ['20.9.0', false],
    ['18.20.5', false],
    ['9.11.2', false],
  ])('%s: %s', (node, supported) => {
    expect(isSupported(node, '20.19.0')).toBe(supported);
  });
});
