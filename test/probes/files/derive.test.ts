import { describe, expect, it } from 'vitest';
import { derive } from '../../../probes/files/derive.ts';
import { noReference } from '../../support/no-reference.ts';

const reference = noReference;

function derived(facts: Parameters<typeof derive>[0], now: string, timeZone = 'Asia/Shanghai') {
  return derive(facts, { now: Date.parse(now), timeZone, reference }).facts;
}

describe('licence', () => {
  it('ends with the last moment of its day in the time zone', () => {
    const facts = { dates: [{ key: '有效期至', at: '2027-01-31', text: '' }] };
    const licence = { key: '有效期至', endsAt: '2027-01-31' };
    expect(derived(facts, '2027-01-31T15:59:59Z')).toEqual({ licence: { ...licence, daysLeft: 0 } });
    expect(derived(facts, '2027-01-31T16:00:01Z')).toEqual({ licence: { ...licence, daysLeft: -1 } });
    expect(derived(facts, '2027-01-30T16:00:00Z')).toEqual({ licence: { ...licence, daysLeft: 1 } });
    expect(derived(facts, '2027-02-01T04:59:59Z', 'America/New_York')).toEqual({
      licence: { ...licence, daysLeft: 0 },
    });
  });

  it('is the first that is called an end', () => {
    const dates = [
      { key: 'issued', at: '2026-01-01', text: '' },
      { key: 'a.expires', at: '2028-01-01', text: '' },
      { key: 'notAfter', at: '2027-06-01T00:00:00.000Z', text: '' },
      { key: '有效期自', at: '2026-01-01', text: '' },
      { key: 'expire', at: 'nonsense', text: '' },
    ];
    expect(derived({ dates }, '2027-05-31T00:00:00Z')).toMatchObject({ licence: { key: 'notAfter', daysLeft: 1 } });
  });

  it('is none where no date says an end, and unseen where dates were not', () => {
    expect(derived({ dates: [] }, '2027-01-01T00:00:00Z')).toEqual({ licence: null });
    expect(derived({ dates: null }, '2027-01-01T00:00:00Z')).toEqual({ licence: null });
    expect(derived({}, '2027-01-01T00:00:00Z')).toEqual({});
    expect(derived({ dates: [1, null, {}] }, '2027-01-01T00:00:00Z')).toEqual({ licence: null });
  });
});

describe('version', () => {
  it('is what the manifest says', () => {
    const now = '2027-01-01T00:00:00Z';
    expect(derived({ attributes: { 'Bundle-Version': '2', 'Implementation-Version': '1' } }, now)).toEqual({
      version: '1',
    });
    expect(derived({ attributes: {} }, now)).toEqual({ version: null });
    expect(derived({ attributes: null }, now)).toEqual({ version: null });
  });
});
