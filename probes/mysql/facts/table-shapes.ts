import * as z from 'zod';
import { flag, names, text } from '../../../src/kit/database/fact-shapes.ts';
import { mostColumns, mostNames } from '../table-limits.ts';

const tablesRight = 'a privilege on all tables of the database, such as SHOW VIEW; without a database on *.*';
const columnsRight =
  'a privilege on all columns of the database, such as REFERENCES or SELECT; without a database on *.*';

const list = (...examples: readonly string[]) =>
  z
    .strictObject({
      count: z
        .number()
        .exactOptional()
        .meta({ examples: [0] })
        .describe('how many'),
      names: names(examples, []).describe(`their names, ${String(mostNames)} at most; sorted`),
    })
    .exactOptional()
    .meta({ privilege: tablesRight });

/** Facts about tables and what runs on them. Tables are those of the database of the check, else of all databases. */
export const tableFactShapes = {
  tables: z
    .strictObject({
      withoutPrimaryKey: list('orders.log').describe(
        'tables without primary key: replication by rows and comparing data are slow or impossible there',
      ),
      otherEngine: list('orders.old (MyISAM)').describe(
        'tables of another engine than InnoDB: without transactions, and not in a consistent backup',
      ),
    })
    .exactOptional()
    .describe('tables of the database of the check, else of all databases'),
  autoIncrement: z
    .array(
      z.strictObject({
        column: text('orders.lines.id').describe('database, table and column'),
        type: text('int unsigned').describe('type of the column, as the server writes it'),
        used: z
          .number()
          .meta({ unit: 'percent', volatile: true, examples: [41.2] })
          .describe('how much of the numbers of its type is used up'),
      }),
    )
    .exactOptional()
    .meta({ key: 'column', privilege: columnsRight, volatile: true, examples: [[]] })
    .describe(`the ${String(mostColumns)} AUTO_INCREMENT columns with the fewest numbers left, worst first`),
  autoIncrementUsed: z
    .number()
    .nullable()
    .exactOptional()
    .meta({ unit: 'percent', privilege: columnsRight, volatile: true, examples: [41.2] })
    .describe(
      'the most that an AUTO_INCREMENT column has used up of its numbers; null: no column counts, or none has begun',
    ),
  transactions: z
    .strictObject({
      running: z
        .number()
        .meta({ volatile: true, examples: [2] })
        .describe('InnoDB transactions that are open'),
      oldest: z
        .number()
        .nullable()
        .meta({ unit: 'seconds', volatile: true, examples: [3] })
        .describe('how long the oldest of them has been open; null: none is'),
    })
    .exactOptional()
    .meta({ privilege: 'PROCESS', volatile: true }),
  plugins: names(['validate_password'], [])
    .exactOptional()
    .describe('plugins that were loaded from a library, in use; sorted'),
  components: names(['file://component_validate_password'])
    .nullable()
    .exactOptional()
    .meta({ privilege: 'SELECT on mysql.component' })
    .describe('components that are installed; null: the product has none (MariaDB, MySQL before 8.0)'),
  newCollation: flag(true)
    .nullable()
    .exactOptional()
    .meta({ privilege: 'SELECT on mysql.tidb' })
    .describe('TiDB sorts by the rules of its collations, which is fixed when it first starts; null: not TiDB'),
};
