import type { CommitteeLevel } from '@tongxin/contracts';

/** One committee's node as configuration names it. Its log says everything else. */
export interface NodeRecord {
  /** Permanent; by default the division code it was founded with. */
  readonly id: string;
  readonly name: string;
  readonly level: CommitteeLevel;
  readonly superior: string | null;
}
