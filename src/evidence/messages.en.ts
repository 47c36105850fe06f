import type { Texts } from '../model/message.ts';

export const en: Texts = {
  'evidence.not-zip': 'This is no zip archive, so no evidence.',
  'evidence.torn': 'The archive is cut off or damaged. Copy it again.',
  'evidence.too-many-entries': 'The archive has more than {most} entries.',
  'evidence.repeated-entry': 'The archive holds the entry “{name}” twice.',
  'evidence.overlapping-entries': 'The entry “{name}” shares its bytes with another: no evidence of ours does that.',
  'evidence.entry-unsupported': 'The entry “{name}” is encrypted or packed in a way that is not supported.',
  'evidence.too-large': 'Unpacked, the archive would be larger than {most}.',
  'evidence.bomb': 'The entry “{name}” unpacks to far more than evidence does; it was not unpacked.',
  'evidence.entry-damaged': 'The entry “{name}” is damaged. Copy the archive again.',
  'evidence.no-manifest': 'The archive has no manifest.json: it is not an evidence archive.',
  'evidence.newer': 'The evidence has version {version}; this program reads up to {known}. Use a newer program.',
  'evidence.manifest-invalid': 'manifest.json is not as it must be, at “{place}”.',
  'evidence.entry-missing': 'The entry “{name}” is missing though the manifest names it.',
  'evidence.digest-differs': 'The entry “{name}” was changed after it was written: its digest differs.',
  'evidence.entry-unlisted': 'The entry “{name}” was added: the manifest does not name it.',
  'evidence.entry-invalid': 'The entry “{name}” is not as it must be.',
  'evidence.record-invalid': 'observations.ndjson, line {line}: not an observation.',
  'evidence.blob-missing': 'observations.ndjson, line {line}: a value that is kept apart is missing or differs.',
  'evidence.records-missing': 'The manifest states {stated} observations, but there are {found}.',
};
