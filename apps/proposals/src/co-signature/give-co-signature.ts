import type { CoSignatureEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { AnswerFields, answerTo, type InvitedFacts } from './answer.js';
import type { CoSignature } from './co-signature.js';

export class GiveCoSignature extends AnswerFields {}

/** A member who was invited signs the proposal's text as it is now. */
export const giveCoSignature: Decide<CoSignature, GiveCoSignature, CoSignatureEvent, InvitedFacts> = (signature, command, context) => {
  const data = answerTo(signature, true, command, context);
  return data ? [{ type: 'CoSignatureGiven', data }] : [];
};
