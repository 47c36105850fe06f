import * as z from 'zod';
import { amount, flag, instant, names, text } from './fact-shapes.ts';

const Certificate = z.strictObject({
  subject: text('CN=db.example').describe('distinguished name of the holder'),
  issuer: text('CN=Example Root').describe('distinguished name of the authority'),
  names: names(['db.example']).describe('host names and addresses it is valid for'),
  notBefore: instant('2026-01-01T00:00:00.000Z').describe('valid from'),
  notAfter: instant('2027-01-01T00:00:00.000Z').describe('valid until'),
  serialNumber: text('01AB').describe('serial number, hexadecimal'),
  fingerprint: text('AB:CD:EF').describe('SHA-256 over the certificate'),
  keyType: text('rsa', 'ec').nullable().describe('rsa, ec ...; null where it cannot be read'),
  keySize: amount(2048).nullable().describe('bits of the key'),
  signature: text('sha256WithRSA').nullable().describe('signature algorithm'),
  selfSigned: flag().describe('whether holder and authority are the same'),
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
