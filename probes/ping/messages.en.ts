import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  probe: 'Ping',
  'probe.about': 'Sends a few ICMP echo requests with the ping program of the system: loss and time of the way.',
  'setting.host': 'name or address',
  'setting.count': 'how many requests, 3 unless said',
  'setting.replyWithin': 'seconds that the last reply may take, 2 unless said',
  'setting.platform': 'narrows the touch list to one operating system: linux, windows, macos',
  'fact.address': 'address that answered',
  'fact.sent': 'requests sent',
  'fact.received': 'replies received',
  'fact.lossPercent': 'loss',
  'fact.time': 'time there and back',
  'fact.time.min': 'shortest time there and back',
  'fact.time.average': 'average time there and back',
  'fact.time.max': 'longest time there and back',
  'fact.ttl': 'TTL of the reply',
};
