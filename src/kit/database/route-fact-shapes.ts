import { connectionFactShapes } from '../service/fact-shapes.ts';

/** Shape of what `dialDatabase` tells. Apart from it, so that it loads without the ladder. */
export const routeFactShapes = { route: connectionFactShapes.route };
