import { withClient } from './postgres-ready.ts';
import type { PostgresServer } from './postgres-server.ts';

/** Name of the order system's database. */
export const ordersDatabase = 'orders';
/** The account that looks and never writes. */
export const ordersReader = 'ready';

const schema = `
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  SET ROLE orders_app;
  CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    email text UNIQUE
  );
  CREATE TABLE product (
    sku text PRIMARY KEY,
    title text NOT NULL,
    price numeric(12, 2) NOT NULL CHECK (price >= 0)
  );
  CREATE TABLE purchase (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customer,
    placed_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE purchase_line (
    purchase_id bigint NOT NULL REFERENCES purchase ON DELETE CASCADE,
    line integer NOT NULL,
    sku text NOT NULL REFERENCES product,
    quantity integer NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (purchase_id, line)
  );
  CREATE INDEX purchase_customer ON purchase (customer_id, placed_at);
  CREATE INDEX product_title_search ON product USING gin (title gin_trgm_ops);
  INSERT INTO customer (name, email) VALUES ('Lin Mei', 'mei@customer.example'), ('Tom Hill', 'tom@customer.example');
  INSERT INTO product VALUES ('TEA-01', 'Green tea 绿茶', 12.50), ('CUP-02', 'Porcelain cup', 8.00);
  INSERT INTO purchase (customer_id) VALUES (1), (2);
  INSERT INTO purchase_line VALUES (1, 1, 'TEA-01', 2), (1, 2, 'CUP-02', 4), (2, 1, 'TEA-01', 1);
  RESET ROLE;
  GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${ordersReader};
`;

/** Creates the order database with a few tables, and the account that may read them with the given password. */
export async function createOrdersDatabase(server: PostgresServer, password: string): Promise<void> {
  const login = { host: server.host, port: server.port, ...server.superuser };
  await withClient(login, async (client) => {
    await client.query('CREATE ROLE orders_app NOLOGIN');
    const secret = client.escapeLiteral(password);
    await client.query(`CREATE ROLE ${ordersReader} LOGIN PASSWORD ${secret}`);
    await client.query(`CREATE DATABASE ${ordersDatabase} OWNER orders_app`);
  });
  await withClient({ ...login, database: ordersDatabase }, async (client) => {
    await client.query('GRANT CREATE ON SCHEMA public TO orders_app');
    await client.query(schema);
  });
}
