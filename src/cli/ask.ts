import type { ReadStream } from 'node:tty';

/**
 * Asks for a secret at the terminal without showing what is typed. Returns null when nothing was typed.
 * Throws an AbortError on Ctrl-C.
 */
export async function askHidden(
  question: string,
  input: ReadStream,
  print: (text: string) => void,
): Promise<string | null> {
  print(question);
  input.setRawMode(true);
  input.resume();
  try {
    const typed = await readHidden(input);
    return typed === '' ? null : typed;
  } finally {
    input.setRawMode(false);
    input.pause();
    print('\n');
  }
}

const enter = new Set(['\r', '\n', '\u0004']);
const backspace = new Set(['\u007f', '\b']);

function readHidden(input: ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed: readonly string[] = [];
    const finish = (act: () => void): void => {
      input.off('data', onData);
      act();
    };
    const onData = (chunk: Buffer | string): void => {
      for (const key of chunk.toString('utf8')) {
        if (key === '\u0003') {
          finish(() => {
            reject(new DOMException('interrupted at the prompt', 'AbortError'));
          });
          return;
        }
        if (enter.has(key)) {
          finish(() => {
            resolve(typed.join(''));
          });
          return;
        }
        typed = backspace.has(key) ? typed.slice(0, -1) : [...typed, key];
      }
    };
    input.on('data', onData);
  });
}
