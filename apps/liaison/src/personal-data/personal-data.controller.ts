import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { actorOf, type Caller } from '@tongxin/access';
import { Allow, CurrentCaller, Describe } from '@tongxin/http';
import { VAULT, type Vault } from '@tongxin/vault';
import * as examples from '../examples.js';
import { AUDIT_READERS, VAULT_READERS } from '../readers.js';
import { PersonalDataOfDemands } from './personal-data.js';
import { AuditAsked, CorrectPerson, DemandRevealed, MasksAsked, PersonMasks, RevealDemand, VaultAudit } from './personal-data.models.js';

/** The ways into the vault. Administrators have none but the audit. */
@Controller('api')
export class PersonalDataController {
  constructor(
    @Inject(PersonalDataOfDemands) private readonly demands: PersonalDataOfDemands,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  @Get('people/masks')
  @Allow(...VAULT_READERS)
  @Describe({
    label: { zh: '群众称谓（隐去姓名）', en: 'What lists show of residents' },
    answer: PersonMasks,
    answerExample: examples.masks,
  })
  async masks(@Query() { ids }: MasksAsked): Promise<PersonMasks> {
    const masks = await this.vault.masks(ids.split(','));
    return { items: [...masks].map(([personId, mask]) => ({ personId, mask })) };
  }

  @Post('resident-demands/:id/reveal')
  @HttpCode(200)
  @Allow(...VAULT_READERS)
  @Describe({
    label: { zh: '查看诉求的个人信息', en: 'Look at the personal data of a demand' },
    answer: DemandRevealed,
    example: examples.revealDemand,
    answerExample: examples.demandRevealed,
    refusals: ['demand-list.not-found', 'vault.person-not-found', 'vault.person-erased'],
  })
  reveal(@Param('id') id: string, @Body() asked: RevealDemand, @CurrentCaller() caller: Caller): Promise<DemandRevealed> {
    return this.demands.reveal(id, asked, caller);
  }

  @Post('people/:id/correct')
  @HttpCode(204)
  @Allow(...VAULT_READERS)
  @Describe({
    label: { zh: '更正个人信息', en: 'Put personal data right' },
    example: examples.correctPerson,
    refusals: ['vault.person-not-found', 'vault.person-erased'],
  })
  async correct(@Param('id') id: string, @Body() corrected: CorrectPerson, @CurrentCaller() caller: Caller): Promise<void> {
    await this.vault.correct(id, { ...corrected }, { by: actorOf(caller) });
  }

  @Get('vault-audit')
  @Allow(...AUDIT_READERS)
  @Describe({
    label: { zh: '个人信息查阅记录', en: 'Who looked at personal data' },
    answer: VaultAudit,
    answerExample: examples.vaultAudit,
  })
  async audit(@Query() { after, limit }: AuditAsked): Promise<VaultAudit> {
    const items = (await this.vault.audit.entries(after, limit)).map((entry) => ({ ...entry, fields: [...entry.fields] }));
    return { items, whole: (await this.vault.audit.broken()) === undefined };
  }
}
