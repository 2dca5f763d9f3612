import type { ExperienceBorrowingEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface ExperienceBorrowing {
  borrowed: boolean;
}

export const ExperienceBorrowing: Aggregate<ExperienceBorrowing, ExperienceBorrowingEvent> = {
  category: 'experienceBorrowing',
  initial: { borrowed: false },
  evolve(state, event) {
    switch (event.type) {
      case 'ExperienceBorrowed':
        return { ...state, borrowed: true };
    }
  },
};
