import type { Texts } from '../../model/message.ts';

/** Names of the setting and the fact `schema`, English. */
export const en = {
  'setting.schema': 'reads the schema too, so that it can be compared; {} reads all of it',
  'setting.schema.schemas':
    'names of the schemas (MySQL: databases) that are read; all but the server’s own unless said; on MySQL the database of the check',
  'setting.schema.exclude': 'objects that are left out: patterns of schema and name such as audit.* or *.tmp_*',
  'setting.schema.level': 'how far a comparison goes: semantic, performance or cosmetic (everything; the default)',
  'setting.schema.strict':
    'names of the normalisers that are switched off, so that what they take for equal is a difference',
  'fact.schema': 'schema',
  'fact.schema.dialect': 'family of the catalogue',
  'fact.schema.version': 'server the schema was read from',
  'fact.schema.digest': 'digest of the schema',
  'fact.schema.compared': 'how far the schema is compared',
  'fact.schema.compared.level': 'rank down to which differences count',
  'fact.schema.compared.strict': 'normalisers that are switched off',
  'fact.schema.inFull': 'parts of the schema seen in full',
  'fact.schema.counts': 'objects by kind',
  'fact.schema.objects': 'objects of the schema',
} as const satisfies Texts;
