/** First words of protocols that speak up on a wrong port. Checked in this order. */
const greetings: readonly (readonly [RegExp, string])[] = [
  [/^HTTP\//, 'HTTP'],
  // an empty or short SETTINGS frame of stream 0 (RFC 9113 section 3.4)
  [/^\0\0[\s\S]\x04\0\0\0\0\0/, 'HTTP/2'],
  [/^SSH-/, 'SSH'],
  [/^220[ -][^\r\n]*SMTP/i, 'SMTP'],
  [/^220[ -][^\r\n]*FTP/i, 'FTP'],
  [/^220[ -]/, 'SMTP / FTP'],
  [/^\+OK/, 'POP3'],
  [/^\* OK/, 'IMAP'],
  [/^[-+](?:ERR|NOAUTH|DENIED|OK|PONG)/, 'Redis'],
  [/^AMQP\x00\x00\x09\x01/, 'AMQP 0-9-1'],
  [/^AMQP[\x00\x02\x03]\x01\x00\x00/, 'AMQP 1.0'],
  [/^AMQP/, 'AMQP'],
  [/^RFB \d/, 'VNC'],
  [/^[\x14-\x17]\x03[\x00-\x04]/, 'TLS'],
  [/^[\s\S]{3}\x00\x0a[^\0]*MariaDB/, 'MariaDB'],
  [/^[\s\S]{3}\x00\x0a\d+\.\d+/, 'MySQL'],
  [/^[\s\S]{3}\x00\xff/, 'MySQL'],
  [/^E\x00\x00[\s\S]{2}S[A-Z]+\x00/, 'PostgreSQL'],
  [/^[\s\S]{4}[\x02\x04\x0b][\s\S]*\(DESCRIPTION=/, 'Oracle Net'],
  [/^\x30[\s\S]{1,5}\x02\x01[\s\S][\x61\x64\x65\x78]/, 'LDAP'],
  [/^\x0bMSH\|/, 'HL7 (MLLP)'],
  [/^[\x02\x03\x07]\x00\x00\x00[\s\S]{2}\x00[\x00\x01]/, 'DICOM'],
  [/^\x04\x01[\s\S]{2}\x00[\s\S]\x01\x00/, 'SQL Server (TDS)'],
];

const mostShown = 60;

/** What the first bytes of a reply look like: the name of a protocol, else the bytes themselves, escaped and cut. */
export function describeFirstBytes(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  for (const [pattern, name] of greetings) if (pattern.test(text)) return name;
  return excerpt(bytes);
}

/** The beginning of some bytes as printable ASCII, everything else escaped. */
export function excerpt(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes.subarray(0, mostShown)) text += printable(byte);
  return bytes.length > mostShown ? `${text}…` : text;
}

function printable(byte: number): string {
  if (byte === 0x0d) return '\\r';
  if (byte === 0x0a) return '\\n';
  if (byte < 0x20 || byte >= 0x7f) return `\\x${byte.toString(16).padStart(2, '0')}`;
  return String.fromCharCode(byte);
}
