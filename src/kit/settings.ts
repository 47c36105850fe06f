import * as z from 'zod';

/** The value that stands for a secret while a profile is validated and planned. */
export const secretMark = '••••';

/** A password, token or key: in a profile it can only be written `${secret:NAME}`. */
export function secret() {
  return z.string().min(1).meta({ secret: true });
}

/** Host name or IP address without port, scheme or path. */
export function host() {
  return z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^\s/:@?#]+$|^[0-9a-fA-F:.%]+$/, 'host')
    .meta({ kind: 'host' });
}

/** TCP or UDP port. */
export function port() {
  return z.number().int().min(1).max(65535).meta({ kind: 'port' });
}

/** Absolute http or https URL without user and password. */
export function httpUrl() {
  return z
    .string()
    .regex(/^https?:\/\/[^\s@/?#]+(?:[/?#]\S*)?$/i, 'url')
    .refine((text) => URL.canParse(text), 'url')
    .meta({ kind: 'url' });
}

/** Name of a header, or another token of HTTP (RFC 9110, section 5.6.2). */
export function headerName() {
  return z.string().regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, 'header-name');
}

/** Value of a header: one line. */
export function headerValue() {
  return z.string().regex(/^[^\r\n\0]*$/, 'header');
}

/** Path of a file that is read on the machine of the run. */
export function filePath() {
  return z.string().min(1).meta({ kind: 'file' });
}
