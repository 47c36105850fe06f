/** The part of the driver’s interface that is used (node-oracledb documentation, “API: oracledb Module”). */
declare module 'oracledb' {
  export interface Connection {
    /** Milliseconds one call may take; 0: without end. */
    callTimeout: number;
    execute(
      sql: string,
      binds: readonly never[],
      options: { readonly outFormat: number; readonly maxRows: number },
    ): Promise<{ readonly rows?: readonly unknown[] }>;
    close(): Promise<void>;
  }
  const oracledb: {
    readonly OUT_FORMAT_OBJECT: number;
    getConnection(options: {
      readonly user: string;
      readonly password: string;
      readonly connectString: string;
      readonly program: string;
    }): Promise<Connection>;
  };
  // eslint-disable-next-line no-restricted-syntax -- it is how the driver exports itself
  export default oracledb;
}
