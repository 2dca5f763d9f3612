import { orAbsent } from '../../api/problem';
import { myProposals, readProposal, type ProposalCard } from '../../api/proposals';
import { STAFF } from '../../roles';
import { hasRole, nodeId } from '../../session';

/** A proposal as the account may see it: the staff on the board, a member among those that concern them. Undefined where there is none. */
export async function standingProposal(key: string, minPosition?: number): Promise<ProposalCard | undefined> {
  if (!hasRole(...STAFF)) return (await myProposals(nodeId(), minPosition)).find((card) => card.key === key);
  return orAbsent(readProposal(nodeId(), key, minPosition));
}
