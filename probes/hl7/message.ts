/** A message of HL7 version 2 by its segments. */
export interface Hl7Message {
  /** A field of the first segment of that name, as it was written; empty: none. MSH-1 is the separator itself. */
  readonly field: (segment: string, number: number) => string;
  /** Everything after the name of each segment of that name. */
  readonly all: (segment: string) => readonly string[];
  readonly segments: number;
}

const mostSegments = 1000;

/** Reads a message (HL7 v2.5.1, section 2.5 and 2.15.9); segments may end in `\r`, `\n` or both. Null: it is none. */
export function readMessage(text: string): Hl7Message | null {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const [head] = lines;
  if (head === undefined || !/^MSH[^A-Za-z0-9\s]/.test(head) || lines.length > mostSegments) return null;
  const separator = head.charAt(3);
  const parts = lines.map((line) => line.split(separator));
  return {
    field: (segment, number) => {
      const found = parts.find(([name]) => name === segment);
      return found?.[segment === 'MSH' ? number - 1 : number]?.trim() ?? '';
    },
    all: (segment) => lines.filter((line) => line.startsWith(segment + separator)).map((line) => line.slice(4)),
    segments: lines.length,
  };
}
