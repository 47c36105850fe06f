/** Symbols of a code, 5 bits each: none of 0, O, 1 and I, which people take for one another. */
export const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Symbols between two dashes. */
export const groupLength = 5;

/** Symbols at the end that show a mistake. */
export const checkLength = 6;

/**
 * What the checksum is made with: that of Bech32m (BIP 350), a BCH code over GF(32) which notices up to four wrong
 * symbols in 89, and nearly all other mistakes.
 */
export const checkGenerator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
export const checkConstant = 0x2bc830a3;

/** Characters that a text in a code has in 7 bits; others take 17. */
export const shortCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789- ';

/** Longest text in a code, in UTF-16 units. */
export const longestText = 31;

/** Sizes of screens that are written as their number; others take 26 bits more. */
export const screenSizes = [
  ...['1920x1080', '1366x768', '1440x900', '1280x1024', '1024x768', '1600x900', '1680x1050', '1280x800', '1280x720'],
  ...['2560x1440', '3840x2160', '1536x864', '1920x1200', '1360x768', '1280x768', '2560x1600', '800x600', '1152x864'],
  ...['1400x1050', '1600x1200', '1440x960', '2160x1440', '1707x960', '2048x1152', '3440x1440', '412x915', '390x844'],
  ...['360x800', '768x1024', '800x1280', '1080x1920'],
] as const;

/**
 * How one part of a result is written. `bits`: a whole number; `maybe`: one that may be missing; `usual`: one that is
 * mostly the given one; `answer`: unknown, yes, no; `answers`: a list of those, as long as the page says; `screen`:
 * width and height; `text`.
 */
export type CodeField =
  | readonly [name: string, kind: 'bits' | 'maybe', bits: number]
  | readonly [name: string, kind: 'usual', bits: number, usual: number]
  | readonly [name: string, kind: 'answer' | 'answers' | 'screen' | 'text'];

/** What a code holds, in this order. The page and the reader of codes both go by it. */
export const codeLayout = [
  ['format', 'bits', 3],
  ['digest', 'bits', 16],
  // index in `engineKinds`
  ['engine', 'bits', 3],
  // lowest version of the engine that fits what was seen, in tenths; 0: not known
  ['low', 'bits', 12],
  // how many versions above it fit too; 63: all
  ['span', 'bits', 6],
  // document mode of Internet Explorer; 0: none
  ['mode', 'bits', 4],
  // index in `products`; 0: none of them
  ['product', 'bits', 5],
  ['major', 'bits', 10],
  ['minor', 'bits', 7],
  // index in `servedKinds`
  ['served', 'bits', 2],
  ['secure', 'answer'],
  ['cookies', 'answer'],
  ['storage', 'answer'],
  ['popups', 'answer'],
  ['tls', 'answer'],
  // for each of `rareCharacters`
  ['fonts', 'answers'],
  // minutes by which the clock is ahead of the server’s, and 2048
  ['skew', 'maybe', 12],
  // quarters of an hour east of Greenwich, and 48; usual is UTC+8
  ['zone', 'usual', 7, 80],
  ['screen', 'screen'],
  // twentieths of a device pixel for each pixel; 0: not known
  ['scale', 'bits', 7],
  // bytes of a pixel’s colour; 0: not known
  ['depth', 'bits', 3],
  // minutes since 2020-01-01 UTC by the clock of the PC
  ['time', 'bits', 24],
  ['services', 'answers'],
  ['tests', 'answers'],
  ['workstation', 'text'],
  ['department', 'text'],
  ['browser', 'text'],
] as const satisfies readonly CodeField[];

/** Version of the layout. */
export const codeFormat = 1;

/** `time` counts from here, milliseconds since 1970. */
export const timeOrigin = Date.UTC(2020, 0, 1);

export const engineKinds = ['unknown', 'chromium', 'firefox', 'safari', 'ie', 'edge-legacy'] as const;
export type EngineKind = (typeof engineKinds)[number];

/** How the page came: from a file, by http, by https. */
export const servedKinds = ['other', 'file', 'http', 'https'] as const;

/** Characters of names that fonts of old systems lack: U+20BB7, U+4DAE, U+36C3. */
export const rareCharacters = ['\u{20bb7}', '\u4dae', '\u36c3'] as const;
