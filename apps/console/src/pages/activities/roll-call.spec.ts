import { changedMarks, leaveToEnter, startingMarks, tallyOf } from './roll-call';

it('counts who came over who was invited and not excused', () => {
  const invited = ['01', '02', '03', '04', '05'];
  const tally = tallyOf(invited, { '01': 'PRESENT', '02': 'LATE', '03': 'EXCUSED', '04': 'ABSENT', '09': 'WALK_IN' });
  expect(tally).toMatchObject({ came: 3, due: 4, open: 1 });
});

it('starts with the leave that was granted, and lets what was recorded stand', () => {
  expect(startingMarks({ '02': 'PRESENT' }, ['01', '02'])).toEqual({ '01': 'EXCUSED', '02': 'PRESENT' });
});

it('records only what changes', () => {
  expect(changedMarks({ '01': 'PRESENT', '02': 'ABSENT' }, { '01': 'PRESENT', '02': 'LATE' })).toEqual([{ memberId: '02', state: 'LATE' }]);
});

it('records that a walk-in taken back did not come', () => {
  expect(changedMarks({ '09': 'WALK_IN' }, {})).toEqual([{ memberId: '09', state: 'ABSENT' }]);
});

it('enters leave only where none was granted', () => {
  expect(leaveToEnter({ '01': 'EXCUSED', '02': 'EXCUSED', '03': 'PRESENT' }, ['01'])).toEqual(['02']);
});
