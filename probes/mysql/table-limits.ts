/** Tables of one kind that are counted; more of them are a cut list. */
export const mostTables = 5000;

/** Names of tables that are kept of one kind. */
export const mostNames = 100;

/** Columns with the least head-room that are told. */
export const mostColumns = 20;

/** Paths of the facts about tables that need rights on all of them. */
export const tablePaths = ['tables.withoutPrimaryKey', 'tables.otherEngine'] as const;
