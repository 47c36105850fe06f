import { amount, flag, instant, names, text } from './database/fact-shapes.ts';

/**
 * Shapes of what a certificate says of itself.
 *
 * @param holder host name that the examples show: `app.example`
 */
export function certificateShapes(holder: string) {
  return {
    subject: text(`CN=${holder}`).describe('distinguished name of the holder'),
    issuer: text('CN=Example Root').describe('distinguished name of the authority'),
    names: names([holder]).describe('host names and addresses it is valid for'),
    notBefore: instant('2026-01-01T00:00:00.000Z').describe('valid from'),
    notAfter: instant('2027-01-01T00:00:00.000Z').describe('valid until'),
    serialNumber: text('01AB').describe('serial number, hexadecimal'),
    fingerprint: text('AB:CD:EF').describe('SHA-256 over the certificate'),
    keyType: text('rsa', 'ec').nullable().describe('rsa, ec ...; null where it cannot be read'),
    keySize: amount(2048).nullable().describe('bits of the key'),
    signature: text('sha256WithRSA').nullable().describe('signature algorithm'),
    selfSigned: flag().describe('whether holder and authority are the same'),
  };
}
