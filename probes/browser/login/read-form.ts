import type { ElementHandle, Frame, Page } from 'playwright';
import * as z from 'zod';
import { answerMs } from '../read-document.ts';
import { shortly } from '../shortly.ts';
import { fields, signs, unticked } from './in-page.ts';

const Signs = z.object({
  /** A field for a password. */
  password: z.boolean(),
  /** Fields for a new password. */
  renewal: z.boolean(),
  /** A password and a button that says nothing but “log in”. */
  login: z.boolean(),
  captcha: z.boolean(),
  factor: z.boolean(),
  /** Messages it shows, at most ten. */
  said: z.array(z.string()),
  /** All it says, where that is little; else empty. */
  text: z.string(),
});

/** What a page shows of a login. */
export type Signs = z.infer<typeof Signs>;

/** Frames of a page that are looked into. */
const mostFrames = 20;

/**
 * What the page shows of a login just now, frames in it included; null: it is being replaced, or does not answer.
 *
 * @param ask the value of an expression in the page
 */
export async function readSigns(
  page: Page | null,
  ask: (expression: string) => Promise<unknown>,
): Promise<Signs | null> {
  const own = await signsBy(ask);
  if (own === null || page === null) return own;
  const frames = await visibleFrames(page);
  const inside = await Promise.all(frames.map((frame) => signsBy((expression) => frame.evaluate(expression))));
  return inside.filter((each) => each !== null).reduce(together, own);
}

async function signsBy(ask: (expression: string) => Promise<unknown>): Promise<Signs | null> {
  const answer = await shortly(ask(signs), answerMs);
  return Signs.safeParse(answer?.value).data ?? null;
}

function together(sum: Signs, each: Signs): Signs {
  return {
    password: sum.password || each.password,
    renewal: sum.renewal || each.renewal,
    login: sum.login || each.login,
    captcha: sum.captcha || each.captcha,
    factor: sum.factor || each.factor,
    said: [...sum.said, ...each.said],
    text: sum.text,
  };
}

/** Frames in a page that somebody sees; others renew sessions, or measure. */
export async function visibleFrames(page: Page): Promise<readonly Frame[]> {
  const frames = page.frames().slice(0, mostFrames);
  const seen = await Promise.all(frames.map(async (frame) => frame !== page.mainFrame() && (await isSeen(frame))));
  return frames.filter((_, index) => seen[index] === true);
}

async function isSeen(frame: Frame): Promise<boolean> {
  const looking = async (): Promise<boolean> => {
    const element = await frame.frameElement();
    const box = await element.boundingBox();
    if (box === null || box.width <= 1 || box.height <= 1 || box.x + box.width <= 0) return false;
    return element.isVisible();
  };
  return (await shortly(looking(), answerMs))?.value ?? false;
}

/** Fields of the form as they are found without a word of the profile; null: there is none of that kind. */
export interface Fields {
  readonly user: ElementHandle | null;
  readonly password: ElementHandle | null;
  readonly submit: ElementHandle | null;
  /** How many fields for passwords there are. */
  readonly passwords: number;
}

/** Looks for a form with user and password. */
export async function findFields(frame: Frame): Promise<Fields> {
  const found = await frame.evaluateHandle(fields);
  const field = async (name: 'user' | 'password' | 'submit'): Promise<ElementHandle | null> =>
    (await found.getProperty(name)).asElement();
  const count: unknown = await (await found.getProperty('passwords')).jsonValue();
  const passwords = typeof count === 'number' ? count : 0;
  return { user: await field('user'), password: await field('password'), submit: await field('submit'), passwords };
}

/** Whether the page wants an agreement that nobody has given. */
export async function wantsAgreement(frame: Frame): Promise<boolean> {
  return (await shortly(frame.evaluate<unknown>(unticked), answerMs))?.value === true;
}
