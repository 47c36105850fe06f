import * as z from 'zod';
import { tlsModes } from '../database/tls-modes.ts';
import { proxySettings } from '../ladder/proxy/settings.ts';
import { filePath, host, port, secret } from '../settings.ts';

/** Settings of every target that is reached by the PostgreSQL protocol. */
export const postgresLogin = {
  host: host(),
  port: port().default(5432),
  database: z.string().min(1),
  user: z.string().min(1),
  password: secret().exactOptional(),
  tls: z.enum(tlsModes).default('prefer'),
  /** PEM file with the authorities that `verify` trusts besides the well-known ones. */
  ca: filePath().exactOptional(),
  ...proxySettings(),
};

export type PostgresLogin = z.infer<z.ZodObject<typeof postgresLogin>>;
