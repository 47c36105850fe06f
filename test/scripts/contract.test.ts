import { describe, expect, it } from 'vitest';
import { contract, contractMode } from '../support/contract.ts';

describe('contractMode', () => {
  it.each([
    ['required', null, 'true', 'run'],
    ['optional', null, undefined, 'run'],
    ['required', 'no server', 'true', 'fail'],
    ['required', 'no server', '1', 'fail'],
    ['required', 'no server', undefined, 'skip'],
    ['required', 'no server', 'false', 'skip'],
    ['optional', 'no server', 'true', 'skip'],
  ] as const)('%s, missing: %s, CI=%s: %s', (level, missing, ci, mode) => {
    expect(contractMode(level, missing, ci)).toBe(mode);
  });
});

contract('required', 'a contract with all it needs', null, () => {
  it('runs its tests', () => {
    expect(contractMode('required', null, 'true')).toBe('run');
  });
});
