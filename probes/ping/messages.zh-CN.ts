import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  probe: 'Ping',
  'probe.about': '用系统自带的 ping 程序发送少量 ICMP 回显请求，得到丢包率和往返时间。',
  'setting.host': '名称或地址',
  'setting.count': '请求个数，默认 3',
  'setting.replyWithin': '等待最后一个应答的秒数，默认 2',
  'setting.platform': '将触点清单限定为一种操作系统：linux、windows、macos',
  'fact.address': '应答的地址',
  'fact.sent': '已发送请求数',
  'fact.received': '已收到应答数',
  'fact.lossPercent': '丢包率',
  'fact.time': '往返时间',
  'fact.time.min': '最短往返时间',
  'fact.time.average': '平均往返时间',
  'fact.time.max': '最长往返时间',
  'fact.ttl': '应答的 TTL',
};
