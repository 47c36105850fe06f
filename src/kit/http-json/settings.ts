import type * as z from 'zod';
import { connectionSettings } from '../service/connection-settings.ts';
import { httpUrl } from '../settings.ts';

/** Settings of every target whose product answers JSON over HTTP: where it is, and whom to trust. */
export function httpJsonSettings() {
  return {
    /** Scheme, host, port and, where the product lies below one, a path; what is asked is put behind it. */
    url: httpUrl().refine((text) => !/[?#]/.test(text), 'url'),
    ...connectionSettings({ most: 120_000, usual: 10_000 }),
  };
}

export type HttpJsonSettings = z.infer<z.ZodObject<ReturnType<typeof httpJsonSettings>>>;
