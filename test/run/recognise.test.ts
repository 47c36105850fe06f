import { describe, expect, it } from 'vitest';
import type { Environment } from '../../src/model/profile.ts';
import { recognise } from '../../src/run/recognise.ts';
import { newRunId } from '../../src/run/world.ts';
import { isOpen, minuteOfDay, minutesUntilOpen } from '../../src/run/window.ts';

function environment(name: string, machines: Environment['machines']): Environment {
  return { name, title: null, gate: false, protected: false, capture: 'all', window: null, machines };
}
const app1 = { key: 'app1', hostname: 'his-app-01', address: '10.0.0.1', zone: 'app-zone' };
const environments = [
  environment('test', [{ ...app1, hostname: 'test-app-01', address: '10.1.0.1' }]),
  environment('production', [app1, { key: 'app2', hostname: null, address: '10.0.0.2', zone: null }]),
];

describe('the machine of the run', () => {
  it('is recognised by name, short or full, in its own environment only', () => {
    const found = recognise(environments, { hostname: 'HIS-APP-01.corp.example', addresses: [], as: null });
    expect(found).toEqual({
      kind: 'recognised',
      places: new Map([['production', { place: 'app1', zone: 'app-zone' }]]),
    });
  });

  it('is recognised by address', () => {
    const found = recognise(environments, { hostname: 'x', addresses: ['127.0.0.1', '10.0.0.2'], as: null });
    expect(found).toMatchObject({ places: new Map([['production', { place: 'app2', zone: null }]]) });
  });

  it('is what the user says, if that names one machine', () => {
    const self = { hostname: 'x', addresses: [] };
    expect(recognise(environments, { ...self, as: 'app2' })).toMatchObject({
      places: new Map([['production', { place: 'app2', zone: null }]]),
    });
    expect(recognise(environments, { ...self, as: 'test/app1' })).toMatchObject({
      places: new Map([['test', { place: 'app1', zone: 'app-zone' }]]),
    });
    expect(recognise(environments, { ...self, as: 'app1' })).toEqual({
      kind: 'as-ambiguous',
      known: ['test/app1', 'production/app1'],
    });
    expect(recognise(environments, { ...self, as: 'app9' })).toMatchObject({ kind: 'as-unknown' });
  });
});

it('a run has a name of 16 digits', () => {
  expect(newRunId(() => 0.999)).toBe('ffffffffffffffff');
});

describe('a window', () => {
  const night = { from: 22 * 60, to: 6 * 60, written: '22:00-06:00' };

  it('may go over midnight, and ends before its last minute', () => {
    const open = [21 * 60 + 59, 22 * 60, 0, 5 * 60 + 59, 6 * 60].map((minute) => isOpen(night, minute));
    expect(open).toEqual([false, true, true, true, false]);
    expect(isOpen({ from: 60, to: 60, written: '' }, 5)).toBe(true);
    expect(minutesUntilOpen(night, 6 * 60)).toBe(16 * 60);
  });

  it('is counted in the time zone of the profile', () => {
    const noon = Date.parse('2026-11-22T12:30:00Z');
    expect(minuteOfDay('Asia/Shanghai')(noon)).toBe(20 * 60 + 30);
    expect(minuteOfDay('UTC')(Date.parse('2026-11-22T00:00:00Z'))).toBe(0);
  });
});
