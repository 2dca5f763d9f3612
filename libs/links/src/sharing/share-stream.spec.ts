import type { SharingEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { SharedWith } from './sharing.js';
import { shareStream } from './share-stream.js';

const stream = 'activity-990101101.a1';
const shared: SharingEvent = { type: 'StreamShared', data: { stream, with: '990101201' } };
const { given } = specFor(SharedWith, shareStream, { id: stream, node: '990101' });

describe('share stream', () => {
  it('gives one more node the stream', () => given().when({ with: '990101201' }).then(shared));
  it('refuses what names no stream', () =>
    specFor(SharedWith, shareStream, { id: 'rubbish', node: '990101' })
      .given()
      .when({ with: '990101201' })
      .thenRefused('sharing.not-a-stream'));
  it('refuses to share with itself', () => given().when({ with: '990101' }).thenRefused('sharing.with-itself'));
});
