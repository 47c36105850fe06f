import * as z from 'zod';

/** A text, with values it may have. */
export const text = (...examples: readonly string[]) => z.string().meta({ examples });
/** A number. */
export const amount = (...examples: readonly number[]) => z.number().meta({ examples });
/** Yes or no. */
export const flag = (example = false) => z.boolean().meta({ examples: [example] });
/** A moment, ISO 8601. */
export const instant = (example: string) => z.string().meta({ unit: 'instant', examples: [example] });
/** A list of texts. */
export const names = (...examples: readonly (readonly string[])[]) => z.array(z.string()).meta({ examples });
