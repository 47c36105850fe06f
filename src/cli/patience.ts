import { InvalidArgumentError } from 'commander';

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, min: 60_000, h: 3_600_000 };
const longestMs = 24 * 3_600_000;

/** A time as `--until-ready` takes it, in milliseconds: `90s`, `5m`, `1h`. */
export function readPatience(mistake: string): (text: string) => number {
  return (text) => {
    const [, amount = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)\s*(s|m|min|h)$/.exec(text.trim()) ?? [];
    const milliseconds = Number(amount) * (units[unit] ?? Number.NaN);
    if (!(milliseconds > 0 && milliseconds <= longestMs)) throw new InvalidArgumentError(mistake);
    return milliseconds;
  };
}
