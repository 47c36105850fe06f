/** What is asked, in this order (memcached’s protocol.txt, "General-purpose statistics" and "Other commands"). */
export const requests = ['version', 'stats'] as const;
