import type { AdoptedStandard, StandardEvent } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';

/** A version of the standard as it was adopted. Never changed, so the one in force as known at any position of the log can be told. */
export type StandardKnown = Pick<AdoptedStandard, 'version' | 'effectiveFrom'>;

/** Versions of the county's standard, for what reports print of themselves. */
export const adoptedStandards: View<StandardKnown, StandardEvent> = {
  name: 'adopted-standards',
  version: 1,
  events: ['StandardAdopted'],
  keys: (_event, { stream, recorded }) => [`${stream}|${String(recorded.revision).padStart(6, '0')}`],
  project: (_known, { data: { version, effectiveFrom } }) => ({ version, effectiveFrom }),
};
