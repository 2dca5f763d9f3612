import { figuresOf } from '../testing/figures-of.js';
import { admitted, adopted, itsOpinionCase, on, opinionCaseOpened, register } from '../testing/member-events.js';
import { opinionAdopted } from './opinion-adopted.js';

const known = on('2022-01-10', register('0001'), admitted);
const opened = on('2023-03-16', itsOpinionCase, opinionCaseOpened);
const byCounty = on('2023-05-01', itsOpinionCase, adopted('one', 'COUNTY', '2023-04-20'));
const byCity = on('2023-05-02', itsOpinionCase, adopted('two', 'CITY', '2023-04-28'));

describe('opinion.adopted', () => {
  it('counts every use, by level, on the day of the use', () =>
    expect(figuresOf(opinionAdopted, [known, opened, byCounty, byCity])).toEqual({
      '2023-04 990101101 *': '2/0',
      '2023-04 990101101 level=COUNTY': '1/0',
      '2023-04 990101101 level=CITY': '1/0',
      '2023-04 990101101 sector=农业界': '2/0',
    }));
  it('counts nothing that was only kept', () =>
    expect(
      figuresOf(opinionAdopted, [known, opened, on('2023-05-01', itsOpinionCase, { type: 'OpinionKept', data: { reason: '' } })]),
    ).toEqual({}));
});
