import { describe, expect, it } from 'vitest';
import { containerSign, isVirtual } from '../../../probes/host/linux/container-sign.ts';
import { countCores } from '../../../probes/host/linux/count-cores.ts';
import { fullName } from '../../../probes/host/linux/full-name.ts';
import { parseLimits } from '../../../probes/host/linux/limits.ts';
import { pageSizeOf } from '../../../probes/host/linux/page-size.ts';
import { parseAssignments } from '../../../probes/host/linux/parse-assignments.ts';
import { parseMeminfo } from '../../../probes/host/linux/parse-meminfo.ts';

describe('parseAssignments', () => {
  it('reads values bare and in both quotes, and passes over what is no assignment', () => {
    const text = `# comment\nNAME="Kylin Linux Advanced Server"\nVERSION_ID='V10'\r\nID=kylin\nPRICE="5\\$ \\"off\\""\nrubbish\nID=last\nEMPTY=\nLONE="\n`;
    expect([...parseAssignments(text)]).toEqual([
      ['NAME', 'Kylin Linux Advanced Server'],
      ['VERSION_ID', 'V10'],
      ['ID', 'last'],
      ['PRICE', '5$ "off"'],
      ['EMPTY', ''],
      ['LONE', '"'],
    ]);
  });
});

describe('fullName', () => {
  it('takes the host name, then the first dotted name of its line in /etc/hosts', () => {
    expect(fullName('app.example.com', '')).toBe('app.example.com');
    expect(fullName('app', '127.0.0.1 localhost\n10.0.0.5\tapp.example.com app # app.old.example\n')).toBe(
      'app.example.com',
    );
    expect(fullName('app', '127.0.1.1 app app.example.com\n')).toBe('app.example.com');
  });

  it('finds none in comments, in other lines and in the address', () => {
    expect(fullName('app', '# 10.0.0.5 app.example.com app\n10.0.0.6 db.example.com db\n10.0.0.5 app\n')).toBeNull();
  });
});

describe('countCores', () => {
  it('counts hyper-threads of one core once, and sockets apart', () => {
    const block = (n: number, socket: number, core: number): string =>
      `processor\t: ${n}\nphysical id\t: ${socket}\ncore id\t\t: ${core}\n`;
    expect(countCores([block(0, 0, 0), block(1, 0, 0), block(2, 0, 1), block(3, 1, 0)].join('\n'))).toBe(3);
  });

  it('gives null where a processor does not say its core', () => {
    expect(countCores('processor\t: 0\nBogoMIPS\t: 200.00\nCPU part\t: 0xd01\n\nprocessor\t: 1\n')).toBeNull();
    expect(countCores('')).toBeNull();
  });
});

describe('parseMeminfo', () => {
  it('gives bytes', () => {
    const amounts = parseMeminfo('MemTotal:       16384 kB\nHugePages_Total:       0\nSwapTotal:  0 kB\n');
    expect([...amounts]).toEqual([
      ['MemTotal', 16_777_216],
      ['SwapTotal', 0],
    ]);
  });
});

describe('parseLimits', () => {
  const header = 'Limit                     Soft Limit           Hard Limit           Units     \n';

  it('reads soft and hard limits; no limit compares as a very great one', () => {
    const text = `${header}Max processes             unlimited            unlimited            processes \nMax open files            1024                 524288               files     \n`;
    expect(parseLimits(text)).toEqual({
      openFiles: 1024,
      openFilesHard: 524_288,
      processes: Number.MAX_SAFE_INTEGER,
      processesHard: Number.MAX_SAFE_INTEGER,
    });
  });

  it('leaves out what is not there or not readable', () => {
    expect(parseLimits(`${header}Max open files            many                 524288               files\n`)).toEqual(
      {},
    );
  });
});

describe('pageSizeOf', () => {
  const vector = (...entries: readonly (readonly [bigint, bigint])[]): Uint8Array => {
    const view = new DataView(new ArrayBuffer(entries.length * 16));
    for (const [index, [kind, value]] of entries.entries()) {
      view.setBigUint64(index * 16, kind, true);
      view.setBigUint64(index * 16 + 8, value, true);
    }
    return new Uint8Array(view.buffer);
  };

  it('finds AT_PAGESZ', () => {
    expect(pageSizeOf(vector([33n, 0x7f00n], [6n, 65_536n], [0n, 0n]), 'LE')).toBe(65_536);
  });

  it('gives null for what cannot be a page size, in the other byte order, and for a cut vector', () => {
    expect(pageSizeOf(vector([6n, 5000n]), 'LE')).toBeNull();
    expect(pageSizeOf(vector([6n, 4096n]), 'BE')).toBeNull();
    expect(pageSizeOf(vector([6n, 4096n]).slice(0, 12), 'LE')).toBeNull();
  });
});

describe('containerSign', () => {
  const none = {
    systemd: '',
    dockerFile: false,
    podmanFile: false,
    cgroup: '0::/\n',
    mounts: '/dev/sda1 / ext4 rw 0 0\n',
  };

  it('names the kind by its most telling sign', () => {
    expect(containerSign(none)).toBeNull();
    expect(containerSign({ ...none, systemd: 'lxc\n' })).toBe('lxc');
    expect(containerSign({ ...none, dockerFile: true })).toBe('docker');
    expect(containerSign({ ...none, podmanFile: true })).toBe('podman');
    expect(containerSign({ ...none, dockerFile: true, cgroup: '0::/kubepods/burstable/pod1/abc\n' })).toBe(
      'kubernetes',
    );
    expect(containerSign({ ...none, cgroup: '5:memory:/docker/0123\n' })).toBe('docker');
    expect(containerSign({ ...none, cgroup: '0::/machine.slice/libpod-0123.scope\n' })).toBe('podman');
    expect(containerSign({ ...none, mounts: 'overlay / overlay rw,lowerdir=/x 0 0\n' })).toBe('container');
  });

  it('does not take a machine that runs containers for one', () => {
    expect(containerSign({ ...none, cgroup: '1:name=systemd:/system.slice/docker.service\n' })).toBeNull();
  });
});

describe('isVirtual', () => {
  it('reads the flag of x86, and knows nothing of other processors', () => {
    expect(isVirtual('processor : 0\nflags\t\t: fpu hypervisor lahf_lm\n')).toBe(true);
    expect(isVirtual('processor : 0\nflags\t\t: fpu lahf_lm\n')).toBe(false);
    expect(isVirtual('processor : 0\nFeatures\t: fp asimd\n')).toBeNull();
  });
});
