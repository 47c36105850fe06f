import type { Sign } from './sign-schema.ts';

/** Moment and chance of one request, as they come from outside. */
export interface Fresh {
  /** Wall clock, milliseconds since 1970. */
  readonly now: number;
  /** A random UUID. */
  readonly uuid: string;
  /** 32 random hexadecimal digits. */
  readonly nonce: string;
}

const eightHours = 8 * 3_600_000;

/** One value that is fresh in every request. China has one time zone without summer time, UTC+8. */
export function freshValue(kind: Sign['values'][string], { now, uuid, nonce }: Fresh): string {
  const inChina = new Date(now + eightHours).toISOString();
  switch (kind) {
    case 'timestamp':
      return String(Math.floor(now / 1000));
    case 'timestamp-ms':
      return String(now);
    case 'iso-time':
      return `${new Date(now).toISOString().slice(0, 19)}Z`;
    case 'http-date':
      return new Date(now).toUTCString();
    case 'china-time':
      return `${inChina.slice(0, 10)} ${inChina.slice(11, 19)}`;
    case 'china-time-compact':
      return inChina.slice(0, 19).replaceAll(/\D/g, '');
    case 'uuid':
      return uuid;
    case 'nonce':
      return nonce;
  }
}
