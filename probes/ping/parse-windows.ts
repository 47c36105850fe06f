import { lossPercent } from './parse-unix.ts';
import type { Facts } from './schema.ts';

/** `Packets: Sent = 4, Received = 4, Lost = 0 (0% loss)`, in whatever language. */
const statistics = /=\s*(\d+)\D+?=\s*(\d+)\D+?=\s*(\d+)\s*[(（]\d+%/;
/** `Minimum = 0ms, Maximum = 1ms, Average = 0ms`, in whatever language. */
const times = /=\s*(\d+)\s*ms\D+?=\s*(\d+)\s*ms\D+?=\s*(\d+)\s*ms/;
/** A line with one time. `Reply from 10.0.0.1: Destination host unreachable` has none, and Windows counts it as received. */
const reply = /^[^=<]*(?:=\d+[^=<]*)?[=<]\d+\s*ms(?:\s+TTL=(\d+))?\s*$/i;
const address = /(?:\d{1,3}\.){3}\d{1,3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F.]*/;

/** The output of ping of Windows, in English, Chinese or another language; null: it holds no statistics. */
export function parseWindows(text: string): Facts | null {
  const counted = statistics.exec(text);
  if (counted === null) return null;
  const sent = Number(counted[1]);
  const replies = text.split(/\r?\n/).filter((line) => reply.test(line));
  const first = replies[0] ?? '';
  const from = address.exec(first);
  const ttl = reply.exec(first)?.[1];
  const timed = replies.length === 0 ? null : times.exec(text);
  return {
    sent,
    received: replies.length,
    lossPercent: lossPercent(sent, replies.length),
    ...(from === null ? {} : { address: from[0].replace(/(?<!:):$/, '') }),
    ...(ttl === undefined ? {} : { ttl: Number(ttl) }),
    ...(timed === null ? {} : { time: { min: Number(timed[1]), average: Number(timed[3]), max: Number(timed[2]) } }),
  };
}
