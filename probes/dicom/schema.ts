import * as z from 'zod';
import { amount, flag, text } from '../../src/kit/database/fact-shapes.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';

/** Name of an application (PS3.5, section 6.2, AE): up to 16 characters, no backslash, not blank at its ends. */
const aeTitle = z.string().regex(/^(?! )[\x20-\x5b\x5d-\x7e]{1,16}(?<! )$/, 'dicom.ae-title');

export const Settings = z.strictObject({
  ...serviceSettings(104),
  called: aeTitle.default('ANY-SCP'),
  calling: aeTitle.default('PLUMBLINE'),
});
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serviceFactShapes,
  implementation: z
    .strictObject({
      classUid: text('1.2.276.0.7230010.3.0.3.6.7').nullable().describe('implementation class UID; null: not told'),
      versionName: text('OFFIS_DCMTK_367').nullable().describe('implementation version name; null: not told'),
    })
    .describe('what the other side says of its software'),
  mostBytes: amount(16_384)
    .nullable()
    .meta({ unit: 'bytes' })
    .describe('largest message part it takes; null: it names no limit'),
  verification: z
    .enum(['accepted', 'refused', 'no-reason', 'service-unknown', 'syntax-unknown'])
    .describe('whether it offers Verification, the service of C-ECHO'),
  transferSyntax: text('1.2.840.10008.1.2').nullable().describe('transfer syntax it chose for it; null: none'),
  echo: z
    .strictObject({
      success: flag(true).describe('whether C-ECHO succeeded'),
      status: text('0000').describe('status of the answer, hexadecimal'),
    })
    .nullable()
    .describe('answer to C-ECHO; null: not asked, the service was not accepted'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object({
  ...serviceDerivedShapes,
  product: z
    .string()
    .meta({ spelling: 'free', examples: ['DCMTK'] })
    .describe('software library behind the implementation version name'),
  version: z
    .string()
    .meta({ dialect: 'loose', role: 'version', dependsOn: ['product'], examples: ['3.6.7'] })
    .describe('its version'),
});
