import { hostOf } from '../../src/kit/ladder/show-url.ts';
import type { ServiceSettings } from '../../src/kit/service/settings.ts';
import type { Settings } from './schema.ts';

/** The settings with the place that the URL names. `wss` is always verified: tokens travel in its first request. */
export function placeOf(settings: Settings): Settings & ServiceSettings {
  const url = new URL(settings.url);
  const isSecure = url.protocol === 'wss:';
  const usual = isSecure ? 443 : 80;
  return {
    ...settings,
    host: hostOf(url),
    port: url.port === '' ? usual : Number(url.port),
    tls: isSecure ? 'verify' : 'off',
  };
}
