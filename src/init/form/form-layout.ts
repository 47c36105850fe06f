/** Sheets of the form that hold answers, with their columns; in `parameters` a column for each environment follows. */
export const formColumns = {
  environments: ['name', 'title', 'gate', 'protected', 'window'],
  parameters: ['name', 'describe', 'type', 'example', 'default'],
  machines: ['environment', 'key', 'hostname', 'address', 'zone'],
  document: ['field', 'value'],
} as const;

export type FormSheetName = keyof typeof formColumns;

/** In the order in which they stand in the form. */
export const formSheets = ['environments', 'parameters', 'machines', 'document'] as const;

/** What the cover of a report has a title for; anything else may be added. `timeZone` becomes that of the site file. */
export const documentFields = [
  'timeZone',
  'customer',
  'system',
  'project',
  'contract',
  'number',
  'version',
  'release',
  'stage',
  'preparedBy',
  'reviewedBy',
  'approvedBy',
] as const;
