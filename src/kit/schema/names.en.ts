import type { Texts } from '../../model/message.ts';

/** Names of the setting and the fact `schema`, English. */
export const en = {
  'setting.schema':
    'reads the schema, {} for all of it: schemas (names), exclude (patterns such as audit.*), level (semantic, performance or cosmetic: how far a comparison goes), strict (normalisers that are switched off)',
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
