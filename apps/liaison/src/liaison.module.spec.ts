import { accessRefusals } from '@tongxin/access';
import { checked } from '@tongxin/runtime';
import { vaultRefusals } from '@tongxin/vault';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaveFilingDraft } from './drafts/filing-draft.models.js';
import * as examples from './examples.js';
import * as ofExchange from './exchange-examples.js';
import { FeedAsked, KeepFeedToken } from './exchange/exchange.models.js';
import { liaison } from './liaison.module.js';
import { CorrectPerson, RevealDemand } from './personal-data/personal-data.models.js';
import { refusals } from './refusals.js';

const root = join('apps', 'liaison', 'src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'));
const command = (name: string) => {
  const found = liaison.commands.find((one) => one.name === name);
  if (!found) throw new Error(`no command ${name}`);
  return found;
};
const { issueDirective, submitFiling, receiveDemand, assignDemand, answerDemand } = examples;

describe('liaison', () => {
  it('has a text for every refusal', () => {
    const own = Object.keys(refusals).filter((code) => !Object.hasOwn(vaultRefusals, code));
    for (const source of sources)
      for (const [code] of source.matchAll(/(?<=new Refused\([^)]*')[a-z-]+\.[a-z-]+(?=')/g))
        expect([...own, ...Object.keys(accessRefusals)]).toContain(code);
    for (const code of own) expect(sources.filter((source) => source.includes(`'${code}'`)).length).toBeGreaterThan(1);
  });
  it.each(liaison.commands.map(({ name, dto, options }) => [name, dto, options.example] as const))(
    'accepts the example of %s',
    async (_name, dto, example) => {
      expect(example).toBeDefined();
      expect(JSON.parse(JSON.stringify(await checked(dto, example)))).toEqual(example);
    },
  );
  it.each([
    [SaveFilingDraft, examples.saveFilingDraft],
    [RevealDemand, examples.revealDemand],
    [CorrectPerson, examples.correctPerson],
    [KeepFeedToken, ofExchange.keepFeedToken],
  ] as const)('accepts the example of %p', async (model, example) => {
    expect(JSON.parse(JSON.stringify(await checked<object>(model, example)))).toEqual(example);
  });
  it.each([
    ['directives/issue-directive', { ...issueDirective, kind: 'weekly' }],
    ['directives/issue-directive', { ...issueDirective, period: '2026-H3' }],
    ['directives/issue-directive', { ...issueDirective, dueOn: '2026-02-30' }],
    ['directives/issue-directive', { ...issueDirective, remindOn: null }],
    ['directives/issue-directive', { ...issueDirective, to: [] }],
    ['directives/issue-directive', { ...issueDirective, to: ['990101101', '990101101'] }],
    ['directives/issue-directive', { ...issueDirective, to: ['a.b'] }],
    ['filings/submit-filing', { ...submitFiling, submissionId: 'a b' }],
    ['filings/submit-filing', { ...submitFiling, sections: [] }],
    ['filings/submit-filing', { ...submitFiling, sections: [null] }],
    ['filings/submit-filing', { ...submitFiling, sections: [...submitFiling.sections, ...submitFiling.sections] }],
    ['filings/submit-filing', { ...submitFiling, figures: [{ ...submitFiling.figures[0], numerator: 1.5 }] }],
    ['filings/submit-filing', { ...submitFiling, figures: [{ ...submitFiling.figures[0], part: [] }] }],
    ['filing-reviews/return-filing', { submissionId: 's1', reason: '' }],
    ['filing-reviews/accept-filing', {}],
    ['resident-demands/receive-demand', { ...receiveDemand, text: '' }],
    ['resident-demands/receive-demand', { ...receiveDemand, name: null }],
    ['resident-demands/receive-demand', { ...receiveDemand, category: 'SECRET' }],
    ['resident-demands/receive-demand', { ...receiveDemand, village: '示例村' }],
    ['resident-demands/assign-demand', { ...assignDemand, dueOn: undefined }],
    ['resident-demands/answer-demand', { ...answerDemand, result: 'DONE' }],
    ['resident-demands/revisit-demand', { revisitId: 'r1', on: '2026-05-28', satisfied: 'yes' }],
    ['resident-demands/close-demand', { on: '2026-05-28' }],
    ['people/erase-person', { reason: '本人要求' }],
    ['experiences/publish-experience', { ...ofExchange.publishExperience, figures: [{ name: '户', count: 1.5 }] }],
    ['experiences/publish-experience', { ...ofExchange.publishExperience, figures: [null] }],
    ['experiences/publish-experience', { ...ofExchange.publishExperience, to: [] }],
    ['experiences/publish-experience', { ...ofExchange.publishExperience, notNames: ['高'] }],
    ['experiences/withdraw-experience', { reason: '过时' }],
    ['peers/issue-peer-token', { sha256: 'secret' }],
    ['peers/trust-peer-key', { publicKey: 'short' }],
    ['peers/subscribe-to-peer', { url: 'file:///etc/passwd/feed' }],
    ['peers/subscribe-to-peer', { url: 'https://name:word@exchange.example.org/api/exchange/feed' }],
    ['peers/subscribe-to-peer', { url: 'https://exchange.example.org/api/exchange/feed?x=1' }],
    ['exchange-keys/introduce-exchange-key', { ...ofExchange.introduceExchangeKey, endorsement: {} }],
    ['received-experiences/take-experience', { ...ofExchange.takeExperience, on: '2026-02-30' }],
  ])('refuses for %s the body %j', (name, body) =>
    expect(checked(command(name).dto, body)).rejects.toMatchObject({ code: 'command.invalid' }),
  );
  it('takes numbers from the query of the feed, within bounds', async () => {
    expect(await checked(FeedAsked, { timeout: '30000', limit: '50' })).toMatchObject({ timeout: 30_000, limit: 50 });
    for (const asked of [{ timeout: '30001' }, { limit: '0' }, { limit: '51' }, { lastEventId: '' }, { from: '0' }])
      await expect(checked(FeedAsked, asked)).rejects.toMatchObject({ code: 'command.invalid' });
  });
  it.each([
    { fields: ['name'] },
    { purpose: '', fields: ['name'] },
    { purpose: 'CURIOSITY', fields: ['name'] },
    { purpose: 'CONTACT' },
    { purpose: 'CONTACT', fields: [] },
    { purpose: 'CONTACT', fields: ['mask'] },
  ])('reveals nothing for %j', (body) => expect(checked(RevealDemand, body)).rejects.toMatchObject({ code: 'command.invalid' }));
});
