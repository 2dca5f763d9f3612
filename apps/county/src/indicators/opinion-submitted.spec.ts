import { figuresOf } from '../testing/figures-of.js';
import { admitted, itsOpinion, on, register, reported } from '../testing/member-events.js';
import { opinionSubmitted } from './opinion-submitted.js';

describe('opinion.submitted', () => {
  it('counts for the township and sector of the reporter', () =>
    expect(figuresOf(opinionSubmitted, [on('2022-01-10', register('0001'), admitted), on('2023-03-15', itsOpinion, reported)])).toEqual({
      '2023-03 990101101 *': '1/0',
      '2023-03 990101101 sector=农业界': '1/0',
    }));
});
