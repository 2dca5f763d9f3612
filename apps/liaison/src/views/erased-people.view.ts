import { ERASURE_REASONS, type ErasureReason, type PersonEvent } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';
import { IsIn, IsString } from 'class-validator';

/** That somebody's data was erased; the superior's copy tells a node restored from an older backup whom to erase again. */
export class ErasedPerson {
  @IsString() personId!: string;
  /** The node whose vault it was. */
  @IsString() node!: string;
  @IsString() on!: string;
  @IsIn(ERASURE_REASONS) reason!: ErasureReason;
}

/** Persons whose data was erased, by node. */
export const erasedPeople: View<ErasedPerson, PersonEvent> = {
  name: 'erased-people',
  version: 1,
  events: ['PersonErased'],
  indexes: ['node', 'on'],
  keys: (_event, { node, id }) => [`${node}.${id}`],
  project: (_person, event, { id, node, recorded }) => ({
    personId: id,
    node,
    on: recorded.metadata.occurredOn,
    reason: event.data.reason,
  }),
};
