import type { Settings } from './schema.ts';

/** The settings with the address of the bucket in the place of that of the service (S3 User Guide, “Virtual hosting of buckets”). Pure. */
export function addressed(settings: Settings): Settings {
  const { url, bucket, style } = settings;
  const base = new URL(url);
  if (style === 'path') return { ...settings, url: `${base.origin}${base.pathname.replace(/\/+$/, '')}/${bucket}` };
  return { ...settings, url: `${base.protocol}//${bucket}.${base.host}${base.pathname.replace(/\/+$/, '')}` };
}
