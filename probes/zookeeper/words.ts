/**
 * Four-letter words that are asked, each over a connection of its own (ZooKeeper Administrator's Guide, “The Four Letter
 * Words”). Only `srvr` is allowed unless `4lw.commands.whitelist` names more.
 */
export const words = ['srvr', 'mntr', 'conf', 'ruok'] as const;

export type Word = (typeof words)[number];
