/**
 * Sends a signal to a process and to everything it started that stayed in its group; 0 only asks.
 *
 * Windows knows no groups: there the process alone is ended, whatever the signal.
 *
 * @returns false when nothing of it is left.
 */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
    return true;
  } catch {
    return false;
  }
}
