import type { Page } from 'playwright';
import { shortly } from './shortly.ts';

const largest = { width: 1280, height: 1600 };
const quality = 60;
const limitMs = 10_000;

/**
 * A picture of the page from its top, JPEG, at most 1280 x 1600 pixels.
 *
 * @returns null where the browser makes none.
 */
export async function takeScreenshot(
  page: Page,
  documentHeight: number,
  viewport: { readonly width: number; readonly height: number },
): Promise<Uint8Array | null> {
  const width = Math.min(largest.width, viewport.width);
  const height = Math.min(largest.height, Math.max(viewport.height, documentHeight));
  const taken = page.screenshot({
    type: 'jpeg',
    quality,
    fullPage: true,
    clip: { x: 0, y: 0, width, height },
    timeout: limitMs,
  });
  const answer = await shortly(taken, limitMs);
  return answer?.value ?? null;
}
