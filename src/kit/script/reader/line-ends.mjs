/** Ends of lines as the language has them, with U+2028 and U+2029 too. */
export const lineEnds = /\r\n?|[\n\u2028\u2029]/g;
