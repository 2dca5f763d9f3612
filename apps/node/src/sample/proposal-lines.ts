import { memberPrefix } from './sample-accounts.js';
import { COUNTY } from './sample-nodes.js';
import { SAMPLE_OPINIONS, type OpinionOutcome, type SampleOpinion } from './sample-opinions.js';
import { SAMPLE_PROPOSALS, type SampleProposal } from './sample-proposals.js';
import { at, dayAfter, idOf, type Line } from './script.js';

/** An activity whose report was approved: something was found there. */
export interface Surveyed {
  readonly township: string;
  readonly activity: string;
  readonly approvedOn: string;
}

/** What a township's members propose and report, who signs with them, and what the county makes of it. */
export function proposalLines(township: string, surveyed: Surveyed | undefined): readonly Line[] {
  const proposals = (SAMPLE_PROPOSALS[township] ?? []).flatMap((proposal, index) =>
    new ProposalScript(township, proposal, idOf(`${township} proposal ${index + 1}`), index === 0 ? surveyed : undefined).lines(),
  );
  const opinions = (SAMPLE_OPINIONS[township] ?? []).flatMap((opinion, index) =>
    opinionLines(township, opinion, idOf(`${township} opinion ${index + 1}`)),
  );
  return [...proposals, ...opinions];
}

/** One proposal from the finding it grew from to the county's decision. Between its steps lie days, for what travels through the county. */
class ProposalScript {
  private readonly day: string;

  constructor(
    private readonly township: string,
    private readonly proposal: SampleProposal,
    private readonly id: string,
    private readonly surveyed: Surveyed | undefined,
  ) {
    this.day = surveyed ? dayAfter(surveyed.approvedOn, 3) : proposal.day;
  }

  lines(): Line[] {
    const { coSigners, outcome } = this.proposal;
    const text = this.text();
    const handedIn = this.here('submit', 20, 'proposals/submit-proposal', this.id, text);
    const signed = coSigners.length === 0 ? [] : [this.here('put', 0, 'proposals/put-to-co-signers', this.id, text), ...this.signatures()];
    return [...this.found(), ...signed, handedIn, ...(outcome === 'WAITS' ? [] : [this.decided(outcome)])];
  }

  private text(): object {
    const { title, facts, analysis, suggestions, lead } = this.proposal;
    return {
      kind: 'INTER_SESSION',
      title,
      facts,
      analysis,
      suggestions: suggestions.map((suggestion, index) => ({ suggestionId: `s${index + 1}`, text: suggestion })),
      source: this.surveyed ? { activity: `activity-${this.township}.${this.surveyed.activity}`, findingId: 'finding-1' } : null,
      leadProposer: `${memberPrefix(this.township)}${lead}`,
    };
  }

  /** What was found at the activity, and that it became this proposal. */
  private found(): Line[] {
    if (!this.surveyed) return [];
    const { activity } = this.surveyed;
    const finding = { findingId: 'finding-1', text: this.proposal.facts };
    const target = { findingId: 'finding-1', to: 'PROPOSAL', id: this.id };
    return [
      this.here('finding', -2, 'activities/record-finding', activity, finding),
      this.here('forward', -1, 'activities/forward-finding', activity, target),
    ];
  }

  /** Each is asked by the township and answers at the own one. */
  private signatures(): Line[] {
    return this.proposal.coSigners.flatMap((memberId) => {
      const node = `${COUNTY.id}${memberId.slice(0, 3)}`;
      const asked = { memberId, node, answerBy: dayAfter(this.day, 19) };
      const given = this.here(`sign ${memberId}`, 12, 'co-signatures/give-co-signature', `${this.township}.${this.id}.${memberId}`, {
        version: 1,
      });
      return [this.here(`invite ${memberId}`, 0, 'proposals/invite-co-signer', this.id, asked), { ...given, node }];
    });
  }

  private decided(outcome: 'FILED' | 'NOT_FILED'): Line {
    const isFiled = outcome === 'FILED';
    const command = isFiled ? 'proposal-cases/file-proposal' : 'proposal-cases/not-file-proposal';
    const body = isFiled ? {} : { reasonCode: 'PROMOTION', note: '提案不得用于推介具体产品。' };
    const decided = this.here('decide', 27, command, `${this.township}.${this.id}`, body);
    return { ...decided, node: COUNTY.id, account: 'proposals' };
  }

  private here(step: string, after: number, command: string, id: string, body: object): Line {
    const time = step === 'put' ? '09:20' : '10:30';
    return { at: at(dayAfter(this.day, after), time), node: this.township, account: 'clerk', command, id, body, key: `${this.id} ${step}` };
  }
}

function opinionLines(township: string, { day, reporter, title, text, outcome }: SampleOpinion, id: string): Line[] {
  const body = { title, text, source: null, reporter: `${memberPrefix(township)}${reporter}` };
  const handedIn = {
    at: at(day, '16:10'),
    node: township,
    account: 'clerk',
    command: 'opinion-reports/submit-opinion',
    id,
    body,
    key: `${id} submit`,
  };
  const decided = decisionOn(outcome, dayAfter(day, 15));
  if (!decided) return [handedIn];
  const { command, body: decision } = decided;
  const time = at(dayAfter(day, 15), '15:00');
  return [
    handedIn,
    { at: time, node: COUNTY.id, account: 'information', command, id: `${township}.${id}`, body: decision, key: `${id} decide` },
  ];
}

function decisionOn(outcome: OpinionOutcome, on: string): { command: string; body: object } | undefined {
  if (outcome === 'WAITS') return undefined;
  if (outcome === 'KEPT') return { command: 'opinion-cases/keep-opinion', body: { reason: '有关部门已在制定延长开放的办法。' } };
  return { command: 'opinion-cases/adopt-opinion', body: { adoptionId: 'adoption-1', level: outcome, form: 'SINGLE', on, sources: [] } };
}
