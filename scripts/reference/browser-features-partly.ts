/**
 * Whether a script with a feature is read by an engine that has it in part only, by key, engine and the version that
 * MDN’s statement begins with. True: it is read, and what is missing shows while it runs, if at all.
 */
export const partlyReads: Readonly<Record<string, boolean>> = {
  // Outside strict mode the declaration is a syntax error.
  'statements.class chromium 42': false,
  'classes.extends chromium 42': false,
  'classes.static chromium 42': false,
  'statements.let chromium 41': false,
  // Two modules that import one that waits may hang: it is read, and mostly works.
  'operators.await.top_level safari 15': true,
  // A ReferenceError at run time for parentheses in an initializer.
  'classes.public_class_fields safari 14.1': true,
  // What is missing are static fields, which have a key of their own (classes.static.class_fields).
  'classes.public_class_fields safari 14': true,
};
