import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Ends a program with everything in its process group; on Windows with all its children. A child that made a session of
 * its own (a daemon) is out of reach.
 */
export function endProgram(child: ChildProcess, platform: string): void {
  if (child.pid === undefined) return;
  if (platform === 'win32') {
    const ending = spawn('taskkill.exe', ['/pid', String(child.pid), '/t', '/f'], {
      stdio: 'ignore',
      windowsHide: true,
    });
    // without taskkill at least the program itself
    ending.once('error', () => child.kill('SIGKILL'));
    ending.unref();
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // nothing of it is left
  }
}
