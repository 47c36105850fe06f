import type { Facts } from './schema.ts';

const statistics = /(\d+) packets transmitted, (\d+) (?:packets )?received/;
const times = /min\/avg\/max(?:\/\w+)? = ([\d.]+)\/([\d.]+)\/([\d.]+)/;
const reply = /bytes from ([0-9a-fA-F.:]+)(?:%\w+)?: (?:icmp_)?seq=\d+ (?:ttl|hlim)=(\d+)/;

/** The output of ping of iputils, BusyBox and macOS; null: it holds no statistics. */
export function parseUnix(text: string): Facts | null {
  const counted = statistics.exec(text);
  if (counted === null) return null;
  const [sent, received] = [Number(counted[1]), Number(counted[2])];
  const timed = times.exec(text);
  const first = reply.exec(text);
  return {
    sent,
    received,
    lossPercent: lossPercent(sent, received),
    ...(first === null ? {} : { address: first[1] ?? '', ttl: Number(first[2]) }),
    ...(timed === null ? {} : { time: { min: Number(timed[1]), average: Number(timed[2]), max: Number(timed[3]) } }),
  };
}

/** The share of what did not come back, to a tenth of a percent. A reply that came twice counts once. */
export function lossPercent(sent: number, received: number): number {
  if (sent === 0) return 0;
  return Math.max(0, Math.round((1 - received / sent) * 1000) / 10);
}
