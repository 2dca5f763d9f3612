import type { NotFiledReasonEvent } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';
import { IsBoolean, IsString } from 'class-validator';

/** A ground for not filing a proposal. */
export class NotFiledReasonCard {
  @IsString() code!: string;
  @IsString() zh!: string;
  @IsString() en!: string;
  /** One of the ten national ones. */
  @IsBoolean() national!: boolean;
  /** Given no more; it still says why older proposals were not filed. */
  @IsBoolean() retired!: boolean;
}

/** The county's own grounds, by code. */
export const notFiledReasons: View<NotFiledReasonCard, NotFiledReasonEvent> = {
  name: 'not-filed-reasons',
  version: 1,
  events: ['NotFiledReasonDefined', 'NotFiledReasonRetired'],
  keys: (_event, { id }) => [id],
  project(card, event, { id }) {
    switch (event.type) {
      case 'NotFiledReasonDefined':
        return { code: id, ...event.data, national: false, retired: false };
      case 'NotFiledReasonRetired':
        return card && { ...card, retired: true };
    }
  },
};
