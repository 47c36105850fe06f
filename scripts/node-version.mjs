// Imported first by everything that people start, in syntax that old versions of Node can parse: the modules that
// follow would otherwise fail there with a syntax error that says nothing.

/** The oldest version that the project runs on; a test holds it equal to `engines` in package.json. */
export const oldestNode = '20.19.0';

/**
 * True where `version` (as in process.versions.node) is at least `oldest`. The patch number does not count.
 *
 * @param {string} version
 * @param {string} oldest
 */
export function isSupported(version, oldest) {
  var have = version.split('.').map(Number);
  var need = oldest.split('.').map(Number);
  if (have[0] !== need[0]) return Number(have[0]) > Number(need[0]);
  return Number(have[1]) >= Number(need[1]);
}

if (!isSupported(process.versions.node, oldestNode)) {
  console.error(
    'plumbline needs Node ' +
      oldestNode +
      ' or newer; this is Node ' +
      process.versions.node +
      ' (' +
      process.execPath +
      ').',
  );
  process.exit(2);
}
