import { describe, expect, it } from 'vitest';
import { disksOf } from '../../../probes/host/elsewhere/disks-of.ts';
import { plistText } from '../../../probes/host/elsewhere/os.ts';
import { interfaceFacts } from '../../../probes/host/network.ts';
import { platformOf } from '../../../src/kit/machine/platform.ts';
import { processorFacts } from '../../../probes/host/processor-facts.ts';

describe('disksOf', () => {
  it('gives drives by mount, once each', () => {
    const drive = { fs: 'C:', type: 'NTFS', size: 100, used: 60, available: 40, use: 60, mount: 'C:', rw: true };
    const unknown = { ...drive, fs: 'D:', mount: 'D:', rw: null };
    const expected = { mount: 'C:', device: 'C:', type: 'NTFS', size: 100, used: 60, free: 40, readOnly: false };
    const { readOnly: _unknown, ...rest } = expected;
    expect(disksOf([unknown, drive, drive])).toEqual([expected, { ...rest, mount: 'D:', device: 'D:' }]);
  });

  it('refuses a reply of another form', () => {
    expect(() => disksOf([{ fs: 'C:', size: NaN }])).toThrow();
  });
});

describe('plistText', () => {
  it('finds a text by its key', () => {
    const plist = '<dict>\n\t<key>ProductName</key>\n\t<string>macOS</string>\n</dict>';
    expect(plistText(plist, 'ProductName')).toBe('macOS');
    expect(plistText(plist, 'ProductVersion')).toBeNull();
  });
});

describe('interfaceFacts', () => {
  it('sorts, leaves out the ends of containers, and takes zeros for no hardware address', () => {
    expect(
      interfaceFacts({
        veth12ab: [{ address: 'fe80::1', mac: '02:00:00:00:00:01' }],
        lo: [{ address: '127.0.0.1', mac: '00:00:00:00:00:00' }],
        eth0: [
          { address: 'fe80::2', mac: '02:00:00:00:00:02' },
          { address: '10.0.0.5', mac: '02:00:00:00:00:02' },
        ],
        gone: undefined,
      }),
    ).toEqual([
      { name: 'eth0', addresses: ['10.0.0.5', 'fe80::2'], mac: '02:00:00:00:00:02' },
      { name: 'gone', addresses: [] },
      { name: 'lo', addresses: ['127.0.0.1'] },
    ]);
  });
});

describe('processorFacts', () => {
  it('leaves gaps where the system names or lists none', () => {
    expect(processorFacts([{ model: ' Kunpeng 920 ' }, { model: 'x' }])).toEqual({
      cpu: { model: 'Kunpeng 920', logical: 2 },
      gaps: [],
    });
    expect(processorFacts([{ model: 'unknown' }]).gaps.map((gap) => gap.path)).toEqual(['cpu.model']);
    expect(processorFacts([]).gaps.map((gap) => gap.path)).toEqual(['cpu.model', 'cpu.logical']);
  });
});

describe('platformOf', () => {
  it('knows three systems, and takes no inherited name for one', () => {
    expect(['linux', 'win32', 'darwin', 'freebsd', 'constructor'].map(platformOf)).toEqual([
      'linux',
      'windows',
      'macos',
      null,
      null,
    ]);
  });
});
