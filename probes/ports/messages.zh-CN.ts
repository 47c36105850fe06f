import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  probe: '监听端口',
  'probe.about': '列出所在机器上打开的 TCP 和 UDP 端口、背后的程序，以及其他机器能否访问。只读，不做任何修改。',
  'setting.processes': '设为 false 时不查找端口背后的程序',
  'setting.platform': 'linux 或 windows：触点清单只列出该系统的文件与命令',
  'fact.tcp': 'TCP 端口',
  'fact.tcp.process': '程序',
  'fact.tcp.pid': '进程号',
  'fact.tcp.reach': '可访问范围',
  'fact.tcp.family': '地址族',
  'fact.tcp.addresses': '本地地址',
  'fact.udp': 'UDP 端口',
  'fact.udp.process': '程序',
  'fact.udp.pid': '进程号',
  'fact.udp.reach': '可访问范围',
  'fact.udp.family': '地址族',
  'fact.udp.addresses': '本地地址',
};
