import type { DutyEventShown, DutyFile, FourOnes, FourOnesRow, StandardInForce } from './views/four-ones.models.js';

// Answers as they may look, for the API document.

const perYear = { FIELD_WORK: 1, PROPOSAL: 1, OPINION: 1, DUTY_REPORT: 1 };
const standard = { adopted: true, version: 1, effectiveFrom: '2026-01-01' };
const line = { stream: 'proposal-990101101.0196a2f0-7c1e-7d3a-9b58-3f2c5d1e8a47', revision: 2 };
const event = { id: '5d0ac0a6-3b87-5f0e-9a4e-0d6d4c1b7a55', type: 'ProposalSubmitted' };

const row: FourOnesRow = {
  ...{ memberId: '12-001', name: '陈稻香', group: '990101101', standing: false, inOffice: true, met: false },
  quotas: [
    { quota: 'FIELD_WORK', wanted: 1, done: 0, met: false },
    { quota: 'PROPOSAL', wanted: 1, done: 1, met: true },
    { quota: 'OPINION', wanted: 1, done: 0, met: false },
    { quota: 'DUTY_REPORT', wanted: 1, done: 0, met: false },
  ],
};

export const standardInForce: StandardInForce = { on: '2026-04-01', ...standard, quotas: [{ unit: { kind: 'MEMBER' }, perYear }] };
export const fourOnes: FourOnes = { year: 2026, standard, inOffice: 1, meeting: 0, rows: [row] };
export const dutyFile: DutyFile = {
  ...row,
  year: 2026,
  standard,
  lines: [
    { kind: 'PROPOSAL', on: '2026-03-12', title: '关于修缮村级公路的提案', detail: 'LEAD', ...line, eventId: event.id, event: event.type },
  ],
  report: null,
};
export const dutyEvent: DutyEventShown = {
  ...{ ...event, ...line, actor: 'member@990101101', occurredOn: '2026-03-12', recordedAt: '2026-03-12T03:20:00.000Z' },
  data: { title: '关于修缮村级公路的提案', leadProposer: '12-001' },
};
