import * as z from 'zod';
import { certificateShapes } from '../certificate-shapes.ts';
import { flag, text } from './fact-shapes.ts';

const Certificate = z.strictObject({
  ...certificateShapes('db.example'),
  trusted: flag(true).describe('whether its chain ends in a trusted authority, dates aside'),
  hostMatches: flag(true).describe('whether it is valid for the host of the settings'),
});

/** Shapes of what `tlsFacts` gives. Apart from it, so that they load without the ladder. */
export const tlsFactShapes = {
  sessionTls: z
    .strictObject({
      used: flag(true).describe('whether it is encrypted'),
      version: text('TLSv1.3').nullable().describe('TLSv1.3; null: not encrypted'),
      cipher: text('TLS_AES_256_GCM_SHA384').nullable().describe('name of the cipher suite; null: not encrypted'),
    })
    .exactOptional()
    .describe('TLS of this session, as we see it'),
  certificate: Certificate.nullable()
    .exactOptional()
    .describe('certificate the server showed; null: not encrypted, or none'),
};
