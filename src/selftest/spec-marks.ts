/** What stands before and behind the specification in the page, so that it can be read back. */
export const specMarks = { before: '/*plumbline-selftest-begin*/', after: '/*plumbline-selftest-end*/' } as const;
