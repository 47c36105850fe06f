import * as z from 'zod';
import { tlsModes } from '../database/tls-modes.ts';
import { proxySettings } from '../ladder/proxy/settings.ts';
import { filePath, host, port, secret } from '../settings.ts';

/** Settings of every target that is reached by the MySQL protocol. */
export const mysqlLogin = {
  host: host(),
  port: port().default(3306),
  database: z.string().min(1).exactOptional(),
  user: z.string().min(1),
  password: secret().exactOptional(),
  tls: z.enum(tlsModes).default('prefer'),
  /** PEM file with the authorities that `verify` trusts besides the well-known ones. */
  ca: filePath().exactOptional(),
  ...proxySettings(),
};

export type MysqlLogin = z.infer<z.ZodObject<typeof mysqlLogin>>;
