import type { AnnualPlanEvent, CommitteeEvent, MemberEvent } from '@tongxin/contracts';
import { streamOf } from '@tongxin/eventing';
import { COUNTY, memberOf, MIX, TYPES, type Recording } from './mix.js';

/** A township is founded with its members, and plans its year. */
export function yearOf(node: string, date: string, first: boolean): Recording[] {
  const year = Number(date.slice(0, 4)) + (date.endsWith('-12-31') ? 1 : 0);
  const drafted: AnnualPlanEvent = {
    type: 'PlanDrafted',
    data: { year, title: `${year}年工作计划`, document: null, commitments: { quotas: {}, cadences: [], rules: [], filings: [] } },
  };
  const items = Array.from({ length: MIX.planItems }, (_, at) => planItem(year, at));
  const plan = {
    node,
    stream: streamOf('annualPlan', node, String(year)),
    events: [drafted, ...items, { type: 'PlanApproved', data: { on: date } } as const],
  };
  return first ? [...founding(node, date), plan] : [plan];
}

function founding(node: string, date: string): Recording[] {
  const established: CommitteeEvent = {
    type: 'CommitteeEstablished',
    data: { code: node, name: `第${node.slice(6)}镇政协工委`, level: 'TOWN', superior: COUNTY },
  };
  const members = Array.from({ length: MIX.members }, (_, at): Recording => {
    const profile = {
      name: `委员${at + 1}`,
      sector: '农业界',
      specialCommittees: [],
      group: node,
      party: null,
      workUnit: '镇农业服务中心',
      standing: false,
    };
    const admitted: MemberEvent = { type: 'MemberAdmitted', data: { ...profile, term: 12, admittedOn: date } };
    return { node, stream: streamOf('member', node, memberOf(node, at)), events: [admitted] };
  });
  return [{ node, stream: streamOf('committee', node, node), events: [established] }, ...members];
}

function planItem(year: number, at: number): AnnualPlanEvent {
  const month = at * 2 + 1;
  const told = { quarter: Math.ceil(month / 3), month, topics: ['乡村振兴'], outside: [], owner: null, source: null };
  const item = {
    itemId: `item-${at}`,
    type: TYPES[at] ?? 'OTHER',
    title: `组织委员开展第${at + 1}项活动`,
    dueOn: `${year}-${String(month).padStart(2, '0')}-28`,
  };
  return { type: 'PlanItemAdded', data: { ...item, targetCount: 2, ...told } };
}
