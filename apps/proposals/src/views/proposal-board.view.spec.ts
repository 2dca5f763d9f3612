import type { CoSignatureEvent, ProposalCaseEvent, ProposalEvent } from '@tongxin/contracts';
import { documentsOf, recorded, viewSpecFor, type Happened } from '@tongxin/testing';
import fc from 'fast-check';
import { proposalBoard } from './proposal-board.view.js';
import type { ProposalCard } from './proposal-card.js';

type Shown = ProposalEvent | CoSignatureEvent | ProposalCaseEvent;

const text = {
  kind: 'PLENARY' as const,
  title: '关于加强农村水源地保护的建议',
  facts: '两处水源地没有围栏。',
  analysis: '没有管护经费。',
  suggestions: [{ suggestionId: 's1', text: '设置围栏。' }],
  source: { activity: 'activity-990101101.a1', findingId: 'f1' },
  leadProposer: '12-001',
};
const proposal = 'proposal-990101101.p1';
const lead = (event: ProposalEvent, on = '2026-04-01'): Happened<Shown> => ({ ...event, stream: proposal, occurredOn: on });
const signer = (event: CoSignatureEvent, node = '990101201'): Happened<Shown> => ({
  ...event,
  stream: `coSignature-${node}.990101101.p1.12-009`,
  occurredOn: '2026-04-05',
});
const county = (event: ProposalCaseEvent, on = '2026-04-20', node = '990101'): Happened<Shown> => ({
  ...event,
  stream: `proposalCase-${node}.990101101.p1`,
  occurredOn: on,
});

const put = lead({ type: 'ProposalPutToCoSigners', data: { ...text, version: 1 } });
const putAgain = lead({ type: 'ProposalPutToCoSigners', data: { ...text, title: '新题', version: 2 } });
const invited = lead({ type: 'CoSignerInvited', data: { memberId: '12-009', node: '990101201', answerBy: '2026-04-10' } });
const here = lead({ type: 'CoSignerInvited', data: { memberId: '12-003', node: '990101101', answerBy: '2026-04-08' } });
const expired = lead({ type: 'InvitationExpired', data: { memberId: '12-003', answerBy: '2026-04-08' } });
const signed = signer({ type: 'CoSignatureGiven', data: { proposal, memberId: '12-009', version: 1 } });
const declined = signer({ type: 'CoSignatureDeclined', data: { proposal, memberId: '12-009', version: 1 } });
const coSigners = [{ memberId: '12-009', node: '990101201' }];
const submitted = lead({ type: 'ProposalSubmitted', data: { ...text, coSigners } }, '2026-04-12');
const withdrawn = lead({ type: 'ProposalWithdrawn', data: { reason: '已解决' } });
const opened = county({ type: 'CaseOpened', data: { proposal, township: '990101101', leadProposer: '12-001', coSigners } }, '2026-04-13');
const requested = county({ type: 'CaseNumberRequested', data: { series: '12-1' } });
const filed = county({ type: 'ProposalFiled', data: { number: '12-1-001' } });

const cardOf = (...events: Happened<Shown>[]) => documentsOf(proposalBoard, recorded(events)).get('990101101.p1') as ProposalCard;
const { given } = viewSpecFor(proposalBoard);

describe('proposal board', () => {
  it('shows a proposal with its co-signers, its case and its number', () =>
    given(put, invited, here, signed, expired, submitted, opened, requested, filed).then({
      '990101101.p1': {
        key: '990101101.p1',
        id: 'p1',
        node: '990101101',
        revision: 4,
        stage: 'SUBMITTED',
        ...text,
        version: 1,
        invitations: [
          { memberId: '12-009', node: '990101201', answerBy: '2026-04-10', expired: false, state: 'GIVEN' },
          { memberId: '12-003', node: '990101101', answerBy: '2026-04-08', expired: true, state: 'EXPIRED' },
        ],
        answers: [{ node: '990101201', memberId: '12-009', given: true, version: 1, on: '2026-04-05' }],
        invitationDueOn: '',
        coSigners,
        submittedOn: '2026-04-12',
        withdrawReason: '',
        review: 'FILED',
        caseNode: '990101',
        caseRevision: 2,
        openedOn: '2026-04-13',
        decidedOn: '2026-04-20',
        number: '12-1-001',
        notFiled: null,
      },
    }));

  it('waits for the open invitation that expires first, while signatures are collected', () => {
    expect(cardOf(put, invited)).toMatchObject({ stage: 'COLLECTING', invitationDueOn: '2026-04-11' });
    expect(cardOf(put, invited, here)).toMatchObject({ invitationDueOn: '2026-04-09' });
    expect(cardOf(put, invited, here, expired)).toMatchObject({ invitationDueOn: '2026-04-11' });
    expect(cardOf(put, invited, declined)).toMatchObject({ invitationDueOn: '', invitations: [{ state: 'DECLINED' }] });
    expect(cardOf(put, invited, withdrawn)).toMatchObject({ stage: 'WITHDRAWN', withdrawReason: '已解决', invitationDueOn: '' });
  });

  it('counts an answer on the text as it is now only, and of the node that was asked', () => {
    expect(cardOf(put, invited, signed, putAgain)).toMatchObject({ title: '新题', version: 2, invitations: [{ state: 'OPEN' }] });
    const elsewhere = signer({ type: 'CoSignatureGiven', data: { proposal, memberId: '12-009', version: 1 } }, '990101001');
    expect(cardOf(put, invited, elsewhere)).toMatchObject({ invitations: [{ state: 'OPEN' }] });
  });

  it('takes a signature given in time that arrives after the invitation had expired', () => {
    const late = lead({ type: 'InvitationExpired', data: { memberId: '12-009', answerBy: '2026-04-10' } });
    expect(cardOf(put, invited, late, signed)).toMatchObject({ invitations: [{ expired: true, state: 'GIVEN' }] });
  });

  it('opens an invitation again that was asked anew', () => {
    const anew = lead({ type: 'CoSignerInvited', data: { memberId: '12-003', node: '990101101', answerBy: '2026-04-30' } });
    expect(cardOf(put, here, expired, anew)).toMatchObject({
      invitations: [{ memberId: '12-003', answerBy: '2026-04-30', expired: false, state: 'OPEN' }],
      invitationDueOn: '2026-05-01',
    });
  });

  it('says why a proposal was not filed, and that one was withdrawn after it was filed', () => {
    const reason = { zh: '属于学术研讨', en: 'An academic discussion' };
    const notFiled = county({ type: 'ProposalNotFiled', data: { reasonCode: 'ACADEMIC_DISCUSSION', reason, note: '可转研究会' } });
    expect(cardOf(submitted, opened, notFiled)).toMatchObject({
      review: 'NOT_FILED',
      decidedOn: '2026-04-20',
      notFiled: { reasonCode: 'ACADEMIC_DISCUSSION', ...reason, note: '可转研究会' },
    });
    const closed = county({ type: 'CaseWithdrawn', data: { reason: '已解决' } });
    expect(cardOf(submitted, opened, requested)).toMatchObject({ review: 'NUMBERING', number: '' });
    expect(cardOf(submitted, opened, requested, filed, withdrawn, closed)).toMatchObject({ review: 'WITHDRAWN', number: '12-1-001' });
  });

  it('is the same in whichever order the copies of the three owners arrive', () => {
    const parts = [
      [put, invited, here, expired, submitted],
      [signed, declined, signed],
      [opened, requested, filed],
    ];
    const whole = cardOf(...parts.flat());
    fc.assert(
      fc.property(fc.array(fc.nat(2), { minLength: 30, maxLength: 30 }), (turns) => {
        const rest = parts.map((part) => [...part]);
        const log = turns.flatMap((turn) => rest[turn]?.splice(0, 1) ?? []);
        expect(cardOf(...log, ...rest.flat())).toEqual(whole);
      }),
    );
  });

  it('gives a proposal to one county, in any order', () => {
    const other = county(
      { type: 'CaseOpened', data: { proposal, township: '990101101', leadProposer: '12-001', coSigners } },
      '2026-04-14',
      '990102',
    );
    expect(cardOf(submitted, opened, other)).toEqual(cardOf(submitted, other, opened));
  });
});
