import { viewSpecFor } from '@tongxin/testing';
import { exchangeKeys } from './exchange-keys.view.js';

const endorsement = { by: 'one', signature: 'signed' };
const introduced = (publicKey: string, recordedAt: string, by: typeof endorsement | null) => ({
  stream: 'exchangeKey-990101.feed',
  type: 'ExchangeKeyIntroduced' as const,
  data: { publicKey, endorsement: by },
  recordedAt,
});

describe('exchange keys', () => {
  it('tell when each counted', () =>
    viewSpecFor(exchangeKeys)
      .given(introduced('one', '2026-01-05T01:00:00.000Z', null), introduced('two', '2026-06-01T01:00:00.000Z', endorsement))
      .then({
        one: { publicKey: 'one', from: '2026-01-05T01:00:00.000Z', until: '2026-06-01T01:00:00.000Z', endorsement: null },
        two: { publicKey: 'two', from: '2026-06-01T01:00:00.000Z', until: '', endorsement },
      }));
});
