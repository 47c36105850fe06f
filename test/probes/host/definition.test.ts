import { describe, expect, it } from 'vitest';
import { host } from '../../../probes/host/index.ts';
import { describeProbe } from '../../../src/kit/describe-probe.ts';
import { lookup, type FactSchema } from '../../../src/model/catalogue.ts';
import { isPathError, parseFactPath } from '../../../src/model/fact-path.ts';
import { touchLineText } from '../../../src/model/plan.ts';

const catalogue = describeProbe(host);

function shapeAt(written: string): FactSchema {
  const path = parseFactPath(written);
  if (isPathError(path)) throw new Error(written);
  const found = lookup(catalogue.facts, path);
  if (!found.found) throw new Error(`${written}: ${found.name}`);
  return found.schema;
}

/** Names under which the texts call every fact. */
function names(schema: FactSchema, above: string): string[] {
  return Object.entries((schema.items ?? schema).properties ?? {}).flatMap(([name, inner]) => [
    `fact.${above}${name}`,
    ...names(inner, `${above}${name}.`),
  ]);
}

function lines(settings: unknown): string[] {
  return host.touches(host.settings.parse(settings)).map(({ touch }) => touchLineText(touch));
}

describe('the fact catalogue of host', () => {
  it('carries units, dialects, keys and what changes by nature', () => {
    expect(shapeAt('memory.total').unit).toBe('bytes');
    expect(shapeAt('memory.available')).toMatchObject({ unit: 'bytes', volatile: true });
    expect(shapeAt('memory.availablePercent')).toMatchObject({ unit: 'percent', volatile: true });
    expect(shapeAt('disks').key).toBe('mount');
    expect(shapeAt('disks[mount="/data"].free')).toMatchObject({ unit: 'bytes', volatile: true });
    expect(shapeAt('disks[mount="/data"].size').volatile).toBeUndefined();
    expect(shapeAt('clock.utc')).toMatchObject({ unit: 'instant', volatile: true });
    expect(shapeAt('runtimes.java').dialect).toBe('loose');
    expect(shapeAt('runtimes["some.thing"]').dialect).toBe('loose');
    expect(shapeAt('interfaces[name="eth0"].mac').role).toBe('identity');
    expect(shapeAt(String(catalogue.headline)).type).toBe('string');
    expect(catalogue.derived).toEqual(['os.name', 'windows.dotnetVersion', 'memory.availablePercent']);
  });

  it('has a name for every fact and setting in both languages', () => {
    const settings = ['collect', 'runtimes', 'remoteDisks', 'platform'].map((name) => `setting.${name}`);
    const wanted = ['probe', 'probe.about', ...settings, ...names(catalogue.facts, '')].sort();
    for (const texts of Object.values(host.texts))
      expect(
        Object.keys(texts)
          .filter((code) => !code.startsWith('gap.'))
          .sort(),
      ).toEqual(wanted);
  });
});

describe('the settings of host', () => {
  it('refuse unknown names', () => {
    for (const wrong of [
      { collect: [] },
      { collect: ['cpus'] },
      { runtimes: ['jawa'] },
      { platform: 'aix' },
      { x: 1 },
    ]) {
      expect(host.settings.safeParse(wrong).success).toBe(false);
    }
  });
});

describe('the touch list of host', () => {
  it('starts on Linux what knows fonts, clock and firewall, and the programs that are named', () => {
    const commands = (settings: unknown): string[] => lines(settings).filter((line) => line.startsWith('command '));
    const asked = [
      'command ["fc-list",":lang=zh","family"]',
      'command ["chronyc","-n","tracking"]',
      'command ["ntpq","-pn"]',
      'command ["timedatectl","status"]',
      'command ["systemctl","is-active","firewalld"]',
    ];
    expect(commands({ platform: 'linux' })).toEqual(asked);
    expect(commands({ platform: 'linux', collect: ['os', 'cpu', 'disks', 'locale', 'hosts', 'kernel'] })).toEqual([]);
    expect(commands({ platform: 'linux', remoteDisks: true })).toContain(
      'command ["/bin/sh","-c","export LC_ALL=C; df -kPTx squashfs; unset LC_ALL"]',
    );
    expect(commands({ platform: 'linux', remoteDisks: true, collect: ['os'] })).toEqual([]);
    expect(commands({ platform: 'linux', runtimes: ['java', 'nginx'] })).toEqual([
      ...asked,
      'command ["/bin/sh","-c","java -version 2>&1"]',
      'command ["/bin/sh","-c","nginx -v 2>&1"]',
    ]);
    expect(commands({ platform: 'linux', collect: ['os'], runtimes: ['java'] })).toEqual([]);
  });

  it('names the files and commands of all systems unless one is named', () => {
    const all = lines({});
    expect(new Set(all).size).toBe(all.length);
    for (const platform of ['linux', 'windows', 'macos']) {
      expect(all).toEqual(expect.arrayContaining(lines({ platform })));
    }
  });

  it('holds only what the collected groups need', () => {
    expect(lines({ platform: 'linux', collect: ['limits'] })).toEqual([
      'file /etc/machine-id',
      'file /var/lib/dbus/machine-id',
      'file /proc/sys/kernel/random/boot_id',
      'file /proc/self/limits',
    ]);
  });
});
