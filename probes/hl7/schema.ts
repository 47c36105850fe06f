import * as z from 'zod';
import { flag, names, text } from '../../src/kit/database/fact-shapes.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';
import { readMessage } from './message.ts';

export const Settings = z
  .strictObject({
    ...serviceSettings(2575),
    message: z.string().max(100_000).exactOptional(),
    sideEffect: z.boolean().default(true),
  })
  .superRefine(({ message }, context) => {
    const issue = (code: string): void => {
      context.addIssue({ code: 'custom', path: ['message'], message: code });
    };
    if (message === undefined) return;
    const read = readMessage(message);
    if (read === null || /[\x0b\x1c\0]/.test(message)) issue('hl7.no-message');
    // It is sent as UTF-8; the message itself must not say otherwise.
    else if (/[^\r\n\t\x20-\x7e]/.test(message) && !/^UNICODE UTF-?8$/i.test(read.field('MSH', 18)))
      issue('hl7.charset');
  });
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serviceFactShapes,
  acknowledgement: z
    .strictObject({
      code: text('AA', 'AE', 'AR').describe('how the message was taken (MSA-1): AA accepted, AE error, AR rejected'),
      text: text('').nullable().describe('words to it (MSA-3); null: none'),
      errors: names(['207^Application internal error^HL70357']).describe('errors (ERR segments), as they were sent'),
      forUs: flag(true).describe('whether it names the message that was sent (MSA-2)'),
      type: text('ACK').describe('type of the answer (MSH-9)'),
      version: text('2.5.1').nullable().meta({ dialect: 'loose', role: 'version' }).describe('version of HL7 (MSH-12)'),
      charset: text('UNICODE UTF-8').nullable().describe('character set it names (MSH-18); null: none'),
      application: text('HIS').nullable().describe('application that answers (MSH-3)'),
      facility: text('HOSPITAL').nullable().describe('facility that answers (MSH-4)'),
      processing: text('P', 'T').nullable().describe('P production, T training, D debugging (MSH-11)'),
    })
    .nullable()
    .describe('answer to the message; null: none was sent, and the other side stayed silent as it should'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
