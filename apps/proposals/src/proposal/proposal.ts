import type { CoSigner, ProposalEvent, ProposalText } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface Invitation {
  node: string;
  answerBy: string;
  expired: boolean;
}

export interface Proposal {
  /** As last put to co-signers, then as submitted. */
  text: (ProposalText & { leadProposer: string }) | null;
  /** Of the text put to co-signers; 0 when it never was. */
  version: number;
  invited: Record<string, Invitation>;
  submitted: { coSigners: readonly CoSigner[] } | null;
  /** The reason, once withdrawn. */
  withdrawn: string | null;
}

export const Proposal: Aggregate<Proposal, ProposalEvent> = {
  category: 'proposal',
  initial: { text: null, version: 0, invited: {}, submitted: null, withdrawn: null },
  evolve(state, event) {
    switch (event.type) {
      case 'ProposalPutToCoSigners': {
        const { version, ...text } = event.data;
        return { ...state, text, version };
      }
      case 'CoSignerInvited': {
        const { memberId, ...invitation } = event.data;
        return { ...state, invited: { ...state.invited, [memberId]: { ...invitation, expired: false } } };
      }
      case 'InvitationExpired':
        return { ...state, invited: expired(state.invited, event.data.memberId) };
      case 'ProposalSubmitted': {
        const { coSigners, ...text } = event.data;
        return { ...state, text, submitted: { coSigners } };
      }
      case 'ProposalWithdrawn':
        return { ...state, withdrawn: event.data.reason };
      default:
        event satisfies never;
        return state;
    }
  },
};

function expired(invited: Proposal['invited'], memberId: string): Proposal['invited'] {
  const invitation = Object.hasOwn(invited, memberId) ? invited[memberId] : undefined;
  return invitation ? { ...invited, [memberId]: { ...invitation, expired: true } } : invited;
}
