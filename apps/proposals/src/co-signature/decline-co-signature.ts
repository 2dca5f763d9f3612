import type { CoSignatureEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { AnswerFields, answerTo, type InvitedFacts } from './answer.js';
import type { CoSignature } from './co-signature.js';

export class DeclineCoSignature extends AnswerFields {}

/** A member who was invited does not sign, or takes the signature back before the proposal is submitted. */
export const declineCoSignature: Decide<CoSignature, DeclineCoSignature, CoSignatureEvent, InvitedFacts> = (
  signature,
  command,
  context,
) => {
  const data = answerTo(signature, false, command, context);
  return data ? [{ type: 'CoSignatureDeclined', data }] : [];
};
