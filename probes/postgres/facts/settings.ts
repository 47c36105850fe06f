import * as z from 'zod';
import { configurationShape } from '../../../src/kit/database/configuration.ts';
import { flag, text } from '../../../src/kit/database/fact-shapes.ts';
import { KnownSettings } from './known-settings.ts';

const Origin = z.strictObject({
  source: z.string().describe('pg_settings.source: configuration file, command line, database, user ...'),
  pendingRestart: flag()
    .exactOptional()
    .describe('changed in the file, in force after a restart; absent: the server does not tell'),
});

/** What pg_settings says. */
export const settingFacts = {
  settings: KnownSettings.exactOptional().describe(
    'pg_settings: sizes in bytes, times in milliseconds, on/off as true/false',
  ),
  settingOrigins: z
    .record(z.string(), Origin)
    .exactOptional()
    .describe('where each setting that is not at its default comes from'),
  configuration: configurationShape()
    .meta({ repeats: true })
    .exactOptional()
    .meta({ privilege: 'pg_read_all_settings' })
    .describe(
      'settings with their origin, for comparing: without those that name or place one server, and without what our own connection sets',
    ),
  pendingRestart: z
    .array(z.strictObject({ name: text('shared_buffers').describe('name of the setting') }))
    .exactOptional()
    .meta({ key: 'name', privilege: 'pg_read_all_settings' })
    .describe('settings that were changed and wait for a restart'),
};
