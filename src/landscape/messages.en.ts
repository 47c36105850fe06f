import type { LandscapeEvent } from './landscape-event.ts';

export const messagesEn: Readonly<Record<LandscapeEvent['code'], string>> = {
  'landscape-leftover-removed': 'Removed what an earlier demo left behind in {folder}',
  'landscape-database-started': '{environment}: PostgreSQL {major} listens on {address}',
  'landscape-service-started': '{environment}: service at {url}',
  'landscape-stopped': 'All servers of the demo are stopped',
};
