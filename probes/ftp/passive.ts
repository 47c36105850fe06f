/** Where a server wants data connections. */
export interface Passive {
  readonly address: string;
  readonly port: number;
}

/** The address in the reply to PASV: `Entering Passive Mode (10,1,2,3,195,80)` (RFC 959, section 4.1.2); null: none. */
export function readPassive(text: string): Passive | null {
  const numbers = /(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3})/.exec(text)?.slice(1).map(Number) ?? [];
  const [a, b, c, d, high = 0, low = 0] = numbers;
  if (numbers.length !== 6 || numbers.some((number) => number > 255)) return null;
  return { address: [a, b, c, d].join('.'), port: high * 256 + low };
}
