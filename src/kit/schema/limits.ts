/**
 * What all replies of a look may weigh where it reads the schema, bytes: 3,000 tables are about 12 MiB, and a system that
 * keeps its logic in the database may have bodies of routines of 100 MiB.
 */
export const schemaReplyBytes = 256 * 1024 ** 2;
