import { describe, expect, it } from 'vitest';
import { charsetOfCodePage, charsetOfLocale } from '../../../probes/host/charset.ts';
import { derive } from '../../../probes/host/derive.ts';
import { familiesOfFiles, parseFontList } from '../../../probes/host/font-families.ts';
import { flagsOf } from '../../../probes/host/linux/cpu.ts';
import { chosenOf, settingOf } from '../../../probes/host/linux/kernel.ts';
import { parseMounts } from '../../../probes/host/linux/mounts.ts';
import { tmpFacts } from '../../../probes/host/linux/tmp-facts.ts';
import { buildOf, firstLine } from '../../../probes/host/linux/vendor-release.ts';
import { parseHosts } from '../../../probes/host/parse-hosts.ts';
import { parseNtpq } from '../../../probes/host/time/parse-ntpq.ts';
import { parseTimedatectl } from '../../../probes/host/time/parse-timedatectl.ts';
import { parseTracking } from '../../../probes/host/time/parse-tracking.ts';
import { parseW32tm } from '../../../probes/host/time/parse-w32tm.ts';
import { dotnetVersion } from '../../../probes/host/windows/dotnet-version.ts';
import {
  parseHotfixes,
  productFacts,
  releaseNumber,
  runtimeVersions,
} from '../../../probes/host/windows/windows-facts.ts';

describe('release files of domestic systems', () => {
  it('name release and build', () => {
    expect(firstLine('\nKylin Linux Advanced Server release V10 (Lance)\n')).toBe(
      'Kylin Linux Advanced Server release V10 (Lance)',
    );
    expect(firstLine('openEuler release 22.03 (LTS-SP2)')).toBe('openEuler release 22.03 (LTS-SP2)');
    expect(firstLine(' \n')).toBeNull();
    const uos =
      '[Version]\nSystemName=UOS Server\nSystemName[zh_CN]=统信服务器操作系统\nProductType=Server\nEditionName=e\nMajorVersion=20\nMinorVersion=1050\nOsBuild=11018.101\n';
    expect(buildOf(uos)).toBe('1050 11018.101');
    expect(buildOf('release V10 (SP3) /(Lance)-x86_64-Build23/20230324\n')).toBe(
      'release V10 (SP3) /(Lance)-x86_64-Build23/20230324',
    );
    expect(buildOf('nothing\n')).toBeNull();
  });
});

describe('flagsOf', () => {
  it('reads x86, ARM, LoongArch and MIPS, and gives null for SW64', () => {
    expect(flagsOf('processor\t: 0\nflags\t\t: sse4_2 avx avx2 avx\n\nprocessor\t: 1\nflags\t\t: none\n')).toEqual([
      'avx',
      'avx2',
      'sse4_2',
    ]);
    expect(flagsOf('processor\t: 0\nFeatures\t: fp asimd atomics\nCPU implementer\t: 0x48\n')).toEqual([
      'asimd',
      'atomics',
      'fp',
    ]);
    expect(flagsOf('system type\t\t: generic-loongson-machine\nFeatures\t\t: cpucfg lam ual fpu lsx lasx\n')).toContain(
      'lasx',
    );
    expect(flagsOf('ASEs implemented\t: vz msa loongson-ext\n')).toEqual(['loongson-ext', 'msa', 'vz']);
    expect(flagsOf('cpu\t\t\t: sw_64\n')).toBeNull();
  });
});

describe('tmpFacts', () => {
  it('takes the mount that /tmp is on', () => {
    const root = '/dev/mapper/klas-root / xfs rw,seclabel,relatime 0 0\n';
    expect(tmpFacts(parseMounts(`${root}tmpfs /tmp tmpfs rw,nosuid,nodev,noexec 0 0\n`))).toEqual({
      mount: '/tmp',
      noExec: true,
      readOnly: false,
    });
    expect(tmpFacts(parseMounts(root))).toEqual({ mount: '/', noExec: false, readOnly: false });
    expect(tmpFacts(parseMounts('rubbish'))).toBeNull();
  });
});

describe('fonts', () => {
  it('are read from fc-list and known by their files', () => {
    const list =
      'Noto Sans CJK SC,Noto Sans CJK SC Black\n文泉驿微米黑,WenQuanYi Micro Hei\nNoto Sans CJK SC\nA\\-B\\,C\n\n';
    expect(parseFontList(list)).toEqual([
      'A-B,C',
      'Noto Sans CJK SC',
      'Noto Sans CJK SC Black',
      'WenQuanYi Micro Hei',
      '文泉驿微米黑',
    ]);
    expect(
      familiesOfFiles([
        'simsun.ttc',
        'truetype\\msyhbd.ttc',
        'noto/NotoSansCJK-Regular.ttc',
        'arial.ttf',
        'simsun.txt',
      ]),
    ).toEqual(['Microsoft YaHei', 'Noto Sans CJK SC', 'SimSun']);
  });
});

describe('time services', () => {
  it('chronyd of Kylin V10 SP3', () => {
    const text = `Reference ID    : 0A00000B (10.0.0.11)
Stratum         : 4
Ref time (UTC)  : Mon May 06 02:11:12 2024
System time     : 0.000412345 seconds slow of NTP time
Last offset     : -0.000012345 seconds
RMS offset      : 0.000312345 seconds
Frequency       : 12.345 ppm slow
Leap status     : Normal
`;
    expect(parseTracking(text)).toEqual({
      service: 'chronyd',
      synchronized: true,
      source: '10.0.0.11',
      stratum: 4,
      offset: 0.412345,
    });
    const lost = text
      .replace('0A00000B (10.0.0.11)', '00000000 ()')
      .replace('Normal', 'Not synchronised')
      .replace(': 4', ': 0');
    expect(parseTracking(lost)).toEqual({ service: 'chronyd', synchronized: false, source: null, stratum: 0 });
    expect(parseTracking('506 Cannot talk to daemon\n')).toBeNull();
  });

  it('ntpd of CentOS 7', () => {
    const text = `     remote           refid      st t when poll reach   delay   offset  jitter
==============================================================================
*10.0.0.11       10.0.0.1         3 u   33   64  377    0.412   -1.250   0.123
+10.0.0.12       10.0.0.1         3 u   12   64  377    0.512    0.250   0.223
`;
    expect(parseNtpq(text)).toEqual({
      service: 'ntpd',
      synchronized: true,
      source: '10.0.0.11',
      stratum: 3,
      offset: 1.25,
    });
    expect(parseNtpq(text.replace('*10', ' 10'))).toEqual({ service: 'ntpd', synchronized: false, source: null });
    expect(parseNtpq('ntpq: read: Connection refused\n')).toBeNull();
  });

  it('systemd of Ubuntu and CentOS 7', () => {
    expect(
      parseTimedatectl(
        '               Local time: Mon 2024-05-06 10:11:12 CST\nSystem clock synchronized: yes\n              NTP service: active\n',
      ),
    ).toEqual({ synchronized: true, service: 'systemd-timesyncd' });
    expect(parseTimedatectl('     NTP enabled: no\nNTP synchronized: no\n RTC in local TZ: no\n')).toEqual({
      synchronized: false,
    });
    expect(parseTimedatectl('System has not been booted with systemd')).toBeNull();
  });

  it('Windows Server 2016 in Chinese and English', () => {
    const chinese =
      'Leap 指示符: 0(无警告)\r\n层次: 4 (次引用 - 与(S)NTP 同步)\r\n精度: -23 (每刻度 119.209ns)\r\n根延迟: 0.0311768s\r\n根分散: 0.0537s\r\n引用 ID: 0x0A00000B (源 IP:  10.0.0.11)\r\n上次成功同步时间: 2024/5/6 10:11:12\r\n源: 10.0.0.11,0x9\r\n轮询间隔: 10 (1024s)\r\n';
    expect(parseW32tm(chinese)).toEqual({ service: 'w32time', synchronized: true, source: '10.0.0.11', stratum: 4 });
    const english =
      'Leap Indicator: 3(not synchronized)\r\nStratum: 0 (unspecified)\r\nPrecision: -23 (119.209ns per tick)\r\nRoot Delay: 0.0000000s\r\nRoot Dispersion: 0.0000000s\r\nReferenceId: 0x00000000 (unspecified)\r\nLast Successful Sync Time: unspecified\r\nSource: Local CMOS Clock\r\nPoll Interval: 10 (1024s)\r\n';
    expect(parseW32tm(english)).toEqual({ service: 'w32time', synchronized: false, source: null, stratum: 0 });
    expect(parseW32tm('发生下列错误: 拒绝访问。 (0x80070005)\r\n')).toBeNull();
  });
});

describe('parseHosts', () => {
  it('gives addresses by name, in small letters', () => {
    const text =
      '127.0.0.1 localhost localhost.localdomain\n::1 localhost # old db\n10.0.0.5\tDB.example  db\r\n# 10.0.0.6 db\n10.0.0.5 db\n\n10.0.0.7\n1.1.1.1 __proto__\n';
    const { hosts } = parseHosts(text);
    expect(Object.entries(hosts)).toEqual([
      ['localhost', ['127.0.0.1', '::1']],
      ['localhost.localdomain', ['127.0.0.1']],
      ['db.example', ['10.0.0.5']],
      ['db', ['10.0.0.5']],
      ['__proto__', ['1.1.1.1']],
    ]);
  });

  it('cuts off a list without end', () => {
    const { hosts, all } = parseHosts(Array.from({ length: 5000 }, (_, n) => `0.0.0.0 ad${String(n)}`).join('\n'));
    expect([Object.keys(hosts).length, all]).toEqual([1000, 5000]);
  });
});

describe('settings of kernel and locale', () => {
  it('are numbers where they can be', () => {
    expect([settingOf('60\n'), settingOf('32768\t60999\n'), settingOf('18446744073692774399\n')]).toEqual([
      60,
      '32768 60999',
      '18446744073692774399',
    ]);
    expect([chosenOf('[always] madvise never\n'), chosenOf('none')]).toEqual(['always', null]);
  });

  it('name the encoding', () => {
    expect(
      ['zh_CN.UTF-8', 'zh_CN.utf8', 'zh_CN.GB18030', 'C', 'C.UTF-8', 'zh_CN', 'de_DE@euro'].map(charsetOfLocale),
    ).toEqual(['UTF-8', 'UTF-8', 'GB18030', 'ASCII', 'UTF-8', null, null]);
    expect(['936', '65001', '1252'].map(charsetOfCodePage)).toEqual(['GBK', 'UTF-8', 'CP1252']);
  });
});

describe('Windows Server 2016', () => {
  const head = '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft';

  it('tells edition and build', () => {
    const text = `${head}\\Windows NT\\CurrentVersion\r\n    SystemRoot    REG_SZ    C:\\Windows\r\n    ProductName    REG_SZ    Windows Server 2016 Standard\r\n    ReleaseId    REG_SZ    1607\r\n    CurrentBuild    REG_SZ    14393\r\n    UBR    REG_DWORD    0x1a35\r\n    BuildLab    REG_SZ    \r\n`;
    expect(productFacts(text)).toEqual({
      edition: 'Windows Server 2016 Standard',
      displayVersion: '1607',
      build: '14393.6709',
    });
    expect(productFacts('错误: 系统找不到指定的注册表项或值。')).toEqual({});
  });

  it('tells .NET Framework by its release number', () => {
    expect(
      releaseNumber(`${head}\\NET Framework Setup\\NDP\\v4\\Full\r\n    Release    REG_DWORD    0x80eb1\r\n`),
    ).toBe(528_049);
    expect([528_049, 394_802, 378_388].map(dotnetVersion)).toEqual(['4.8', '4.6.2', null]);
    expect(derive({ windows: { dotnetRelease: 461_814 } }).facts).toEqual({ windows: { dotnetVersion: '4.7.2' } });
    expect(derive({ windows: { dotnetRelease: null } }).gaps?.map(({ path }) => path)).toContain(
      'windows.dotnetVersion',
    );
  });

  it('tells runtimes and updates', () => {
    const key = `${head}\\VisualStudio\\14.0\\VC\\Runtimes`;
    const text = `${key}\\X64\r\n    Version    REG_SZ    v14.38.33135.00\r\n    Installed    REG_DWORD    0x1\r\n${key}\\X86\r\n    Version    REG_SZ    v14.0.1.00\r\n    Installed    REG_DWORD    0x0\r\n`;
    expect(runtimeVersions(text)).toEqual({ x64: '14.38.33135.00' });
    expect(parseHotfixes('KB5034119\r\nKB4486129\r\nKB5034119\r\n\r\nx\r\n')).toEqual(['KB4486129', 'KB5034119']);
  });
});
