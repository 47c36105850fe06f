/** How long a goodbye is waited for, milliseconds. */
const goodbyeMs = 500;

/** Waits for a goodbye, not for longer than half a second. Never rejects. */
export async function orLate(goodbye: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, goodbyeMs);
  });
  await Promise.race([goodbye.catch(() => undefined), limit]);
  clearTimeout(timer);
}
