import type { NameServer } from '../kit/lookup-name.ts';

/** Name servers as Node’s `dns.getServers` writes them: `10.0.0.53`, `10.0.0.53:1053`, `fd00::53`, `[fd00::53]:1053`. */
export function parseNameServers(written: readonly string[]): readonly NameServer[] {
  return written.map((text) => {
    const bracketed = /^\[(.+)\]:(\d+)$/.exec(text) ?? /^([\d.]+):(\d+)$/.exec(text);
    return { host: bracketed?.[1] ?? text, port: Number(bracketed?.[2] ?? 53) };
  });
}
