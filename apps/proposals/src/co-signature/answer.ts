import { Refused } from '@tongxin/eventing';
import { IsInt, Min } from 'class-validator';
import { assertIsOwn } from '../fields.js';
import type { CoSignature } from './co-signature.js';

export class AnswerFields {
  /** Version of the text that was read. */
  @IsInt() @Min(1) version!: number;
}

/** The invitation that this co-signature answers, as this node knows it: null when there is none, or it is another node's to answer. */
export interface InvitedFacts {
  readonly onlyFor: string | null;
  readonly invitation: KnownInvitation | null;
}

export interface KnownInvitation {
  /** Stream of the proposal. */
  readonly proposal: string;
  readonly memberId: string;
  readonly answerBy: string;
  /** Of the text as it is now. */
  readonly version: number;
  /** Neither submitted nor withdrawn. */
  readonly open: boolean;
}

export interface Answer {
  proposal: string;
  memberId: string;
  version: number;
}

/** An answer of the member invited, in time and to the text as it is now; nothing when it is on record. */
export function answerTo(
  { answer }: CoSignature,
  given: boolean,
  { version }: AnswerFields,
  { facts, today }: { facts: InvitedFacts; today: string },
): Answer | undefined {
  const { invitation, onlyFor } = facts;
  if (!invitation) throw new Refused('co-signature.not-invited');
  const { proposal, memberId } = invitation;
  assertIsOwn(memberId, onlyFor, 'co-signature.of-another');
  if (answer?.given === given && answer.version === version) return undefined;
  assertCanBeAnswered(invitation, version, today);
  return { proposal, memberId, version };
}

function assertCanBeAnswered(invitation: KnownInvitation, version: number, today: string): void {
  if (!invitation.open) throw new Refused('co-signature.closed');
  if (today > invitation.answerBy) throw new Refused('co-signature.too-late', { answerBy: invitation.answerBy });
  if (version !== invitation.version) throw new Refused('co-signature.other-text', { version: invitation.version });
}
