import type { Product } from '../schema.ts';
import type { Dialect } from './dialect.ts';
import { mysql } from './mysql.ts';
import { postgres } from './postgres.ts';

export const dialects: Readonly<Record<Product, Dialect>> = { postgres, mysql };
