import { standardOn } from '@tongxin/contracts';
import type { ViewReader } from '@tongxin/eventing';
import { VIEWS } from '@tongxin/runtime';
import { Inject, Injectable } from '@nestjs/common';
import type { StandardKnown } from '../views/adopted-standards.view.js';

/** The county's standard as it was known at a position of the log. */
@Injectable()
export class StandardsKnown {
  constructor(@Inject(VIEWS) private readonly views: ViewReader) {}

  /** The version in force on a day; none where none was adopted. */
  async inForce(day: string, position: number): Promise<StandardKnown | undefined> {
    const { items } = await this.views.find<StandardKnown>('adopted-standards', { positions: { upTo: position }, limit: 5_000 }, position);
    return standardOn(
      items.map(({ document }) => document),
      day,
    );
  }
}
