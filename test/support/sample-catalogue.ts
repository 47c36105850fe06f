import { factSchemaSchema, type CatalogueEntry } from '../../src/model/catalogue.ts';

/** What a database probe could see, with every kind of fact that the catalogue knows. Shapes as zod writes them. */
export const sampleEntry: CatalogueEntry = {
  kind: 'postgres',
  factsVersion: 1,
  lifecycle: 'stable',
  headline: 'version',
  facts: factSchemaSchema.parse({
    type: 'object',
    additionalProperties: false,
    properties: {
      product: { type: 'string' },
      version: { type: 'string', dialect: 'postgresql', role: 'version' },
      build: { type: 'string', role: 'version' },
      encoding: { type: 'string', enum: ['UTF8', 'GB18030', 'SQL_ASCII'] },
      systemIdentifier: { type: 'string', role: 'identity' },
      startedAt: { type: 'string', unit: 'instant' },
      inRecovery: { type: 'boolean' },
      size: { type: ['number', 'null'], unit: 'bytes' },
      lag: { anyOf: [{ type: 'number' }, { type: 'null' }], unit: 'milliseconds' },
      uptime: { type: 'number', unit: 'seconds' },
      usage: { type: 'number', unit: 'percent' },
      connections: {
        type: 'object',
        additionalProperties: false,
        properties: { used: { type: 'number' }, max: { type: 'number' } },
      },
      settings: {
        type: 'object',
        properties: {
          max_connections: { type: 'number' },
          shared_buffers: { type: 'number', unit: 'bytes' },
          TimeZone: { type: 'string' },
          fsync: { type: 'boolean' },
        },
        additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
      },
      extensions: {
        type: 'array',
        key: 'name',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: { name: { type: 'string' }, version: { type: ['string', 'null'], dialect: 'loose' } },
        },
      },
      disks: {
        type: 'array',
        key: 'mount',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: {
            mount: { type: 'string' },
            free: { type: 'number', unit: 'bytes' },
            readOnly: { type: 'boolean' },
            count: { type: 'number' },
          },
        },
      },
      names: { type: 'array', items: { type: 'string' } },
      routes: {
        type: 'array',
        items: { type: 'object', additionalProperties: false, properties: { target: { type: 'string' } } },
      },
      origins: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          properties: { source: { type: 'string' }, pending: { type: 'boolean' } },
        },
      },
      headers: { type: 'object', additionalProperties: { type: 'string' } },
      json: { anyOf: [{ type: 'object', additionalProperties: {} }, { type: 'null' }] },
      certificate: {
        anyOf: [
          {
            type: 'object',
            additionalProperties: false,
            properties: {
              notAfter: { type: 'string', unit: 'instant' },
              trusted: { type: 'boolean' },
              daysLeft: { type: 'number', unit: 'days' },
            },
          },
          { type: 'null' },
        ],
      },
    },
  }),
  derived: ['version', 'certificate.daysLeft'],
};
