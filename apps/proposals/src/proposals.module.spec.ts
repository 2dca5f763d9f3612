import { checked } from '@tongxin/runtime';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpinionDraftContent, ProposalDraftContent } from './drafts/drafts.models.js';
import * as examples from './examples.js';
import { proposalReview, proposals } from './proposals.module.js';
import { refusals } from './refusals.js';

const root = join('apps', 'proposals', 'src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('refusals.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'));
const codes = new Set(
  sources.flatMap((source) =>
    [
      ...source.matchAll(
        /'((?:proposal|co-signature|proposal-case|number-series|not-filed-reason|opinion-report|opinion-case)\.[a-z-]+)'/g,
      ),
    ].map(([, code]) => code),
  ),
);
const all = [...proposals.commands, ...proposalReview.commands];
const refused = (name: string, body: object) => {
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`no command ${name}`);
  return expect(checked(found.dto, body)).rejects.toMatchObject({ code: 'command.invalid' });
};

describe('proposals', () => {
  it('has a text for every refusal, and no more', () => expect(Object.keys(refusals).sort()).toEqual([...codes].sort()));
  it('has one name for every command', () => expect(new Set(all.map(({ name }) => name)).size).toBe(all.length));
  it.each(all.map(({ name, dto, options }) => [name, dto, options.example] as const))(
    'accepts the example of %s',
    async (_name, dto, example) => {
      expect(example).toBeDefined();
      expect(JSON.parse(JSON.stringify(await checked(dto, example)))).toEqual(example);
    },
  );
  it('accepts the examples of drafts, and drafts of which nothing is written yet', async () => {
    for (const content of [examples.proposalDraftExample, {}]) expect(await checked(ProposalDraftContent, content)).toEqual(content);
    for (const content of [examples.opinionDraftExample, {}]) expect(await checked(OpinionDraftContent, content)).toEqual(content);
    await expect(checked(ProposalDraftContent, { title: null })).rejects.toMatchObject({ code: 'command.invalid' });
  });
  it.each([
    ['proposals/submit-proposal', { ...examples.submitProposal, suggestions: [] }],
    ['proposals/submit-proposal', { ...examples.submitProposal, suggestions: [null] }],
    [
      'proposals/submit-proposal',
      { ...examples.submitProposal, suggestions: [...examples.submitProposal.suggestions, ...examples.submitProposal.suggestions] },
    ],
    ['proposals/submit-proposal', { ...examples.submitProposal, title: '' }],
    ['proposals/submit-proposal', { ...examples.submitProposal, source: undefined }],
    ['proposals/submit-proposal', { ...examples.submitProposal, source: { activity: 'proposal-990101101.p1', findingId: 'f1' } }],
    ['proposals/submit-proposal', { ...examples.submitProposal, kind: 'LETTER' }],
    ['proposals/invite-co-signer', { ...examples.inviteCoSigner, node: '990101-201' }],
    ['proposals/invite-co-signer', { ...examples.inviteCoSigner, answerBy: '2026-06-31' }],
    ['proposals/invite-co-signer', { ...examples.inviteCoSigner, memberId: '1'.repeat(31) }],
    ['proposals/expire-invitations', { memberIds: ['1', '1'] }],
    ['proposals/withdraw-proposal', {}],
    ['co-signatures/give-co-signature', { version: 0 }],
    ['co-signatures/give-co-signature', { version: '1' }],
    ['proposal-cases/file-proposal', { series: null }],
    ['proposal-cases/file-proposal', { series: '12.1' }],
    ['proposal-cases/not-file-proposal', { reasonCode: 'promotion', note: null }],
    ['proposal-cases/not-file-proposal', { reasonCode: 'PROMOTION' }],
    ['proposal-cases/open-case', { ...examples.openCase, coSigners: [[]] }],
    ['not-filed-reasons/retire-not-filed-reason', { on: '2026-04-01' }],
    ['opinion-reports/submit-opinion', { ...examples.submitOpinion, text: '' }],
    ['opinion-cases/adopt-opinion', { ...examples.adoptOpinion, level: 'WORLD' }],
    ['opinion-cases/adopt-opinion', { ...examples.adoptOpinion, sources: null }],
    ['opinion-cases/keep-opinion', { reason: '' }],
  ])('refuses for %s the body %j', (name, body) => refused(name, body));
});
