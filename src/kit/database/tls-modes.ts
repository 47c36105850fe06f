/** How a connection to a database is protected, as libpq calls it: `verify` checks chain and host name. */
export const tlsModes = ['off', 'prefer', 'require', 'verify'] as const;
