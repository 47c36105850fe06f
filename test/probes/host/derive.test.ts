import { describe, expect, it } from 'vitest';
import { derive } from '../../../probes/host/derive.ts';

describe('derive', () => {
  it('joins distribution and release, and gives the share of available memory', () => {
    const facts = { os: { distribution: 'Debian GNU/Linux', release: '12' }, memory: { total: 3000, available: 1000 } };
    expect(derive(facts)).toEqual({
      facts: { os: { name: 'Debian GNU/Linux 12' }, memory: { availablePercent: 33.33 } },
      gaps: [],
    });
  });

  it('names a rolling distribution without release', () => {
    expect(derive({ os: { distribution: 'Arch Linux' } }).facts).toEqual({ os: { name: 'Arch Linux' } });
  });

  it('leaves gaps for what was not seen', () => {
    for (const facts of [{}, { os: null, memory: { total: 0, available: 0 } }, { memory: { total: 10 } }]) {
      const derived = derive(facts);
      expect(derived.facts).toEqual({});
      expect(derived.gaps?.map((gap) => gap.path)).toEqual(['os.name', 'memory.availablePercent']);
    }
  });
});
