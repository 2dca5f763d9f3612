import type { ExchangeKeyEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { ExchangeKey } from './exchange-key.js';
import { introduceExchangeKey } from './introduce-exchange-key.js';

const by = (key: string) => ({ by: key, signature: 'signed' });
const first: ExchangeKeyEvent = { type: 'ExchangeKeyIntroduced', data: { publicKey: 'one', endorsement: null } };
const second: ExchangeKeyEvent = { type: 'ExchangeKeyIntroduced', data: { publicKey: 'two', endorsement: by('one') } };
const { given } = specFor(ExchangeKey, introduceExchangeKey);

describe('introduce exchange key', () => {
  it('begins with a key that nobody vouches for', () => given().when({ publicKey: 'one', endorsement: null }).then(first));
  it('goes on with one that the last vouches for', () =>
    given(first)
      .when({ publicKey: 'two', endorsement: by('one') })
      .then(second));
  it('refuses one without the last one’s word', () => {
    given(first).when({ publicKey: 'two', endorsement: null }).thenRefused('exchange-key.superseded');
    given(first, second)
      .when({ publicKey: 'three', endorsement: by('one') })
      .thenRefused('exchange-key.superseded');
    given()
      .when({ publicKey: 'one', endorsement: by('none') })
      .thenRefused('exchange-key.superseded');
  });
  it('never goes back', () =>
    given(first, second)
      .when({ publicKey: 'one', endorsement: by('two') })
      .thenRefused('exchange-key.superseded'));
});
