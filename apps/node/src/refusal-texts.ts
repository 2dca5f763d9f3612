import type { Refused } from '@tongxin/eventing';
import { Catalogue } from '@tongxin/http';
import { refusals } from './refusals.js';
import { allServices } from './services.js';

const catalogue = new Catalogue([...allServices, { refusals }]);

/** A refusal in both languages, for whoever sits at the command line. */
export function textOf({ code, details }: Refused): { zh: string; en: string } {
  return catalogue.textOf(code, details);
}
