import type { OpinionCaseEvent, OpinionReportEvent } from '@tongxin/contracts';
import { documentsOf, recorded, viewSpecFor, type Happened } from '@tongxin/testing';
import { opinionBoard } from './opinion-board.view.js';

type Shown = OpinionReportEvent | OpinionCaseEvent;

const report = 'opinionReport-990101101.o1';
const item = { title: '卫生室周末无人', text: '三个村。', source: null, reporter: '12-001' };
const county = (event: OpinionCaseEvent, node = '990101', occurredOn = '2026-04-20'): Happened<Shown> => ({
  ...event,
  stream: `opinionCase-${node}.990101101.o1`,
  occurredOn,
});
const submitted: Happened<Shown> = { type: 'OpinionSubmitted', data: item, stream: report, occurredOn: '2026-04-12' };
const opened = county({ type: 'OpinionCaseOpened', data: { report, township: '990101101', reporter: '12-001' } });
const kept = county({ type: 'OpinionKept', data: { reason: '已在办理' } });
const single = { adoptionId: 'a1', level: 'COUNTY', form: 'SINGLE', on: '2026-04-18', sources: [] as string[] } as const;
const composite = {
  adoptionId: 'a2',
  level: 'CITY',
  form: 'COMPOSITE',
  on: '2026-05-06',
  sources: ['opinionCase-990101.990101201.o2'],
} as const;
const adopted = county({ type: 'OpinionAdopted', data: { ...single, sources: [...single.sources] } });
const adoptedAgain = county({ type: 'OpinionAdopted', data: { ...composite, sources: [...composite.sources] } }, '990101', '2026-05-06');
const cardOf = (...events: Happened<Shown>[]) => documentsOf(opinionBoard, recorded(events)).get('990101101.o1');
const { given } = viewSpecFor(opinionBoard);

describe('opinion board', () => {
  it('shows an item with each use that was made of it', () =>
    given(submitted, opened, kept, adopted, adoptedAgain).then({
      '990101101.o1': {
        key: '990101101.o1',
        id: 'o1',
        node: '990101101',
        revision: 0,
        ...item,
        submittedOn: '2026-04-12',
        review: 'ADOPTED',
        caseNode: '990101',
        caseRevision: 3,
        decidedOn: '2026-05-06',
        adoptions: [single, composite],
        keptReason: '',
      },
    }));
  it('says why an item is not used', () => {
    expect(cardOf(submitted)).toMatchObject({ review: '', caseRevision: -1 });
    expect(cardOf(submitted, opened)).toMatchObject({ review: 'OPEN' });
    expect(cardOf(submitted, opened, kept)).toMatchObject({
      review: 'KEPT',
      decidedOn: '2026-04-20',
      keptReason: '已在办理',
      adoptions: [],
    });
  });
  it('is the same whether report or case arrives first', () =>
    expect(cardOf(opened, adopted, submitted)).toEqual(cardOf(submitted, opened, adopted)));
  it('gives an item to one county, in any order', () => {
    const other = county({ type: 'OpinionCaseOpened', data: { report, township: '990101101', reporter: '12-001' } }, '990102');
    expect(cardOf(submitted, opened, other)).toEqual(cardOf(submitted, other, opened));
  });
});
