import type { Batch } from './batch.js';
import { inLife, taken, turnedAway, type InboxState } from './inbox.js';

const nothing: InboxState = { sequence: 0, epoch: 0, receivedAt: '' };
const batch = { from: '990101101', epoch: 1, first: 1, end: 40 } as Batch;
const at = (minute: number) => `2026-04-01T02:0${minute}:00.000Z`;

describe('an inbox', () => {
  it('knows since when what comes is refused, for the same reason and nothing being taken in between', () => {
    const first = turnedAway(nothing, 'link.bad-signature', at(1));
    expect(turnedAway(first, 'link.bad-signature', at(2)).turnedAway).toEqual({ code: 'link.bad-signature', since: at(1), at: at(2) });
    expect(turnedAway(first, 'link.old-epoch', at(2)).turnedAway).toEqual({ code: 'link.old-epoch', since: at(2), at: at(2) });
    const goneOn = taken(batch, first, 3, at(2));
    expect(goneOn).toEqual({ sequence: 3, epoch: 0, receivedAt: at(2), end: 40, turnedAway: first.turnedAway });
    expect(turnedAway(goneOn, 'link.bad-signature', at(3)).turnedAway).toEqual({ code: 'link.bad-signature', since: at(3), at: at(3) });
  });

  it('keeps what the peer said of the end of its outbox until it says otherwise, or numbers anew', () => {
    const { end: _unsaid, ...silent } = batch;
    const told = taken(batch, nothing, 3, at(1));
    expect(taken(silent, told, 4, at(2)).end).toBe(40);
    expect(inLife({ ...batch, epoch: 2, first: 3 }, told)).toEqual({ sequence: 2, epoch: 2, receivedAt: at(1) });
  });
});
