import { eachOnce, type RegisteredBrowser } from './registered-browser.ts';

/** Applications by their identifiers, which stay when somebody moves or renames them; and the programs within. */
const applications = [
  { id: 'com.google.Chrome', name: 'Google Chrome', choice: 'chrome', program: 'Google Chrome' },
  { id: 'com.microsoft.edgemac', name: 'Microsoft Edge', choice: 'edge', program: 'Microsoft Edge' },
  { id: 'org.chromium.Chromium', name: 'Chromium', choice: 'chromium', program: 'Chromium' },
  { id: 'org.mozilla.firefox', name: 'Firefox', choice: 'firefox', program: 'firefox' },
] as const;

/** Asks the index of the system (Spotlight) where they stand. */
export const applicationQuery = [
  'mdfind',
  applications.map(({ id }) => `kMDItemCFBundleIdentifier == "${id}"`).join(' || '),
] as const;

/** Far more than any machine has. */
const most = 200;

/** What `mdfind` lists, one folder a line. Which application it is shows in the program that is in it. */
export function parseApplications(text: string): readonly RegisteredBrowser[] {
  const lines = text.split('\n').map((line) => line.trim());
  // what was thrown away, or is there only to be put back, is not installed
  const isGone = (line: string): boolean => /\/\.Trash(?:es)?\/|\.backupbundle\/|\/Backups\.backupdb\//.test(line);
  const folders = lines.filter((line) => /^\/.*\.app\/?$/.test(line) && !isGone(line)).slice(0, most);
  return eachOnce(
    folders.flatMap((folder) =>
      applications.map(({ name, choice, program }) => {
        return { name, choice, path: `${folder.replace(/\/$/, '')}/Contents/MacOS/${program}` };
      }),
    ),
  );
}
