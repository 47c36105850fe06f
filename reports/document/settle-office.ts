import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/**
 * The zip format keeps local time without a zone: made from local parts, the same stored bytes come out everywhere.
 * Noon, because no zone changed its clocks then.
 */
const storedTime = new Date(1980, 0, 1, 12, 0, 0);

/**
 * A Word or Excel file (a zip of XML, ECMA-376 part 2) without what differs from one writing to the next: the moment it
 * was made, in its core properties and in the zip. Both may be absent (ECMA-376-2, 8.3).
 */
export function settleOffice(file: Uint8Array): Uint8Array {
  const entries: Zippable = {};
  for (const [name, bytes] of Object.entries(unzipSync(file)))
    entries[name] = name === 'docProps/core.xml' ? withoutMoments(bytes) : bytes;
  return zipSync(entries, { level: 6, mtime: storedTime });
}

function withoutMoments(bytes: Uint8Array): Uint8Array {
  return strToU8(strFromU8(bytes).replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, ''));
}
