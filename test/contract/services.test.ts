import { existsSync } from 'node:fs';
import { platform } from 'node:os';
import { expect, it } from 'vitest';
import { services } from '../../probes/services/index.ts';
import { touchLineText } from '../../src/model/plan.ts';
import { contract } from '../support/contract.ts';
import { expectReasons } from '../support/gap-sentences.ts';
import { look } from '../support/http-task.ts';

const linux = platform() === 'linux' ? null : 'it looks at Linux';
const systemd = existsSync('/run/systemd/system');

contract('required', 'services on this machine', linux, () => {
  it('touches only what it declares, and says what it could not see', async () => {
    for (const settings of [{}, { platform: 'linux', names: ['dbus', 'no-such-service-4711'] }]) {
      const { answer, touched } = await look(services, settings);
      const declared = services.touches(services.settings.parse(settings)).map(({ touch }) => touchLineText(touch));
      expect(touched.filter((line) => !declared.includes(line))).toEqual([]);
      expect(services.facts.parse(answer?.facts)).toEqual(answer?.facts);
      expectReasons(services, answer?.gaps ?? []);
      const unseen = answer?.gaps?.map(({ path }) => path) ?? [];
      for (const fact of ['manager', 'services'] as const) {
        expect(answer?.facts[fact] !== undefined || unseen.includes(fact)).toBe(true);
      }
    }
  });

  it('refuses another system, and stops when the run is stopped', async () => {
    expect((await look(services, { platform: 'windows' })).failure?.failureCause).toBe('settings-invalid');
    expect((await look(services, {}, { signal: AbortSignal.abort() })).failure?.failureCause).toBe('cancelled');
  });
});

contract('optional', 'services without a service manager', systemd ? 'systemd runs this machine' : linux, () => {
  it('are a gap, not an empty list', async () => {
    const { answer } = await look(services, { names: ['nginx'] });
    expect(answer?.facts).toEqual({});
    expect(answer?.gaps).toMatchObject([
      { path: 'manager', reason: 'not-supported', note: 'services.gap.no-manager' },
      { path: 'services', reason: 'not-supported', note: 'services.gap.no-manager' },
    ]);
  });
});

contract('optional', 'services of systemd', systemd ? null : 'systemd does not run this machine', () => {
  it('are listed with their states', async () => {
    const { answer } = await look(services, {});
    expect(answer?.facts.manager).toBe('systemd');
    expect(Object.keys(answer?.facts.services ?? {}).length).toBeGreaterThan(5);
  });
});
