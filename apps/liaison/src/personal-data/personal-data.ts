import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Caller } from '@tongxin/access';
import { Refused, type ViewReader } from '@tongxin/eventing';
import { NODE, VIEWS, type NodeIdentity } from '@tongxin/runtime';
import { VAULT, type Vault } from '@tongxin/vault';
import type { DemandCard } from '../views/demand-card.js';
import { answerField, textField } from './fields-kept.js';
import type { DemandRevealed, RevealDemand, Revealable } from './personal-data.models.js';

/** Looks into the vault for what a demand is about. */
@Injectable()
export class PersonalDataOfDemands {
  constructor(
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(NODE) private readonly node: NodeIdentity,
  ) {}

  /** @throws Refused `demand-list.not-found`, `vault.person-not-found`, `vault.person-erased`, `vault.purpose-invalid` */
  async reveal(id: string, { purpose, fields }: RevealDemand, caller: Caller): Promise<DemandRevealed> {
    const demand = (await this.views.get<DemandCard>('demand-list', id))?.document;
    if (demand?.node !== this.node.id) throw new Refused('demand-list.not-found', { view: 'demand-list', key: id });
    const kept = fields.flatMap((field) => keptAs(field, demand));
    const found = await this.vault.reveal(demand.personId, kept, { by: actorOf(caller), purpose });
    return { personId: demand.personId, ...revealed(fields, demand, found) };
  }
}

/** Under which names a field lies in the vault. */
function keptAs(field: Revealable, { id, answers }: DemandCard): readonly string[] {
  if (field === 'text') return [textField(id)];
  return field === 'answers' ? answers.map(({ answerId }) => answerField(id, answerId)) : [field];
}

function revealed(
  fields: readonly Revealable[],
  demand: DemandCard,
  found: Readonly<Record<string, string>>,
): Omit<DemandRevealed, 'personId'> {
  const single = fields
    .filter((field) => field !== 'answers')
    .flatMap((field) => keptAs(field, demand).map((kept) => [field, found[kept]] as const))
    .filter(([, value]) => value !== undefined);
  if (!fields.includes('answers')) return Object.fromEntries(single);
  const answers = demand.answers.flatMap(({ answerId }) => {
    const text = found[answerField(demand.id, answerId)];
    return text === undefined ? [] : [{ answerId, text }];
  });
  return { ...Object.fromEntries(single), answers };
}
