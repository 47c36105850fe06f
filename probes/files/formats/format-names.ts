/** What a text can be read as. */
export const formats = ['properties', 'ini', 'yaml', 'json', 'xml', 'nginx', 'tnsnames', 'text'] as const;
export type Format = (typeof formats)[number];
