import * as z from 'zod';

/** Name of a header (RFC 9110 section 5.6.2, token). */
export const headerName = z.string().regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, 'header-name');

/** Value of a header: one line. */
export const headerValue = z.string().regex(/^[^\r\n\0]*$/, 'header');
