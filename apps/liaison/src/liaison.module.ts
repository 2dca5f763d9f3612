import type { Role } from '@tongxin/access';
import { alarm, commands, reaction, service, view, type Service } from '@tongxin/runtime';
import { filingOverdue } from './alarms/filing-overdue.js';
import { remindOfFilingDue } from './alarms/remind-of-filing.js';
import { Directive } from './directive/directive.js';
import { IssueDirective, issueDirective } from './directive/issue-directive.js';
import * as examples from './examples.js';
import { assigneeFacts, directiveFacts, personFacts, submissionFacts, townshipFacts } from './facts.js';
import { FilingDraftHandler } from './drafts/filing-draft.query.js';
import { FilingDrafts } from './drafts/filing-drafts.js';
import { FilingDraftsController } from './drafts/filing-drafts.controller.js';
import { AcceptFiling, acceptFiling } from './filing-review/accept-filing.js';
import { AwaitFiling, awaitFiling } from './filing-review/await-filing.js';
import { FilingReview } from './filing-review/filing-review.js';
import { MarkFilingOverdue, markFilingOverdue } from './filing-review/mark-filing-overdue.js';
import { ReturnFiling, returnFiling } from './filing-review/return-filing.js';
import { Filing } from './filing/filing.js';
import { RemindOfFiling, remindOfFiling } from './filing/remind-of-filing.js';
import { SubmitFiling, submitFiling } from './filing/submit-filing.js';
import { exchangeCommands, exchangeViews } from './exchange.registrations.js';
import { ExchangeController } from './exchange/exchange.controller.js';
import { ExchangeFeed } from './exchange/exchange-feed.js';
import { ExchangeReader } from './exchange/exchange-reader.js';
import { FeedKeys } from './exchange/feed-keys.js';
import { PeerTokens } from './exchange/peer-tokens.js';
import { ErasePerson, erasePerson } from './person/erase-person.js';
import { Person } from './person/person.js';
import { eraseData, sealAnswer, sealResident } from './personal-data/fields-kept.js';
import { PersonalDataOfDemands } from './personal-data/personal-data.js';
import { PersonalDataController } from './personal-data/personal-data.controller.js';
import { shareDirectiveOnIssued } from './reactions/share-directive-on-issued.js';
import { shareReviewOnAwaited } from './reactions/share-review-on-awaited.js';
import { DEMAND_READERS, READERS } from './readers.js';
import { refusals } from './refusals.js';
import { AnswerDemand, answerDemand } from './resident-demand/answer-demand.js';
import { AssignDemand, assignDemand } from './resident-demand/assign-demand.js';
import { CloseDemand, closeDemand } from './resident-demand/close-demand.js';
import { ReceiveDemand, receiveDemand } from './resident-demand/receive-demand.js';
import { ResidentDemand } from './resident-demand/resident-demand.js';
import { RevisitDemand, revisitDemand } from './resident-demand/revisit-demand.js';
import { todos } from './todos/todos.js';
import { DemandCard } from './views/demand-card.js';
import { demandList } from './views/demand-list.view.js';
import { DirectiveCard } from './views/directive-card.js';
import { directiveList } from './views/directive-list.view.js';
import { ErasedPerson, erasedPeople } from './views/erased-people.view.js';
import { filingBoard } from './views/filing-board.view.js';
import { FilingCard } from './views/filing-card.js';
import { FilingDetail } from './views/filing-detail.js';
import { filingDetail } from './views/filing-detail.view.js';

const county: readonly Role[] = ['county-office'];
const township: readonly Role[] = ['clerk', 'township-lead'];

const directives = commands('directives', Directive, (command) => [
  command(IssueDirective, issueDirective, county, {
    label: { zh: '下发通知', en: 'Issue a directive' },
    creates: true,
    facts: townshipFacts,
    example: examples.issueDirective,
  }),
]);

const filings = commands('filings', Filing, (command) => [
  command(SubmitFiling, submitFiling, township, {
    label: { zh: '报送材料', en: 'Submit a filing' },
    facts: directiveFacts,
    example: examples.submitFiling,
  }),
  command(RemindOfFiling, remindOfFiling, ['system'], {
    label: { zh: '提醒报送', en: 'Remind of a filing' },
    facts: directiveFacts,
    example: examples.remindOfFiling,
  }),
]);

const filingReviews = commands('filing-reviews', FilingReview, (command) => [
  command(AwaitFiling, awaitFiling, ['system'], { label: { zh: '等待报送', en: 'Await a filing' }, example: examples.awaitFiling }),
  command(ReturnFiling, returnFiling, county, {
    label: { zh: '退回材料', en: 'Return a filing' },
    facts: submissionFacts,
    example: examples.returnFiling,
  }),
  command(AcceptFiling, acceptFiling, county, {
    label: { zh: '接收材料', en: 'Accept a filing' },
    facts: submissionFacts,
    example: examples.acceptFiling,
  }),
  command(MarkFilingOverdue, markFilingOverdue, ['system'], {
    label: { zh: '标记逾期未报', en: 'Mark a filing overdue' },
    facts: submissionFacts,
    example: examples.markFilingOverdue,
  }),
]);

const residentDemands = commands('resident-demands', ResidentDemand, (command) => [
  command(ReceiveDemand, receiveDemand, township, {
    label: { zh: '登记群众诉求', en: "Receive a resident's demand" },
    creates: true,
    facts: personFacts,
    personal: sealResident,
    example: examples.receiveDemand,
  }),
  command(AssignDemand, assignDemand, township, {
    label: { zh: '交办诉求', en: 'Assign a demand' },
    facts: assigneeFacts,
    example: examples.assignDemand,
  }),
  command(AnswerDemand, answerDemand, township, {
    label: { zh: '答复诉求', en: 'Answer a demand' },
    personal: sealAnswer,
    example: examples.answerDemand,
  }),
  command(RevisitDemand, revisitDemand, township, { label: { zh: '回访', en: 'Revisit' }, example: examples.revisitDemand }),
  command(CloseDemand, closeDemand, township, { label: { zh: '办结诉求', en: 'Close a demand' }, example: examples.closeDemand }),
]);

const people = commands('people', Person, (command) => [
  command(ErasePerson, erasePerson, township, {
    label: { zh: '删除个人信息', en: "Erase a person's data" },
    personal: eraseData,
    example: examples.erasePerson,
  }),
]);

/** What county and townships ask of each other, and what residents ask of them. */
export const liaison: Service = service('liaison', {
  commands: [directives, filings, filingReviews, residentDemands, people, ...exchangeCommands],
  views: [
    view(directiveList, {
      model: DirectiveCard,
      roles: READERS,
      label: { zh: '通知', en: 'Directives' },
      filters: ['kind', 'period', 'dueOn', 'county'],
      orderBy: 'issuedOn',
    }),
    view(filingBoard, {
      model: FilingCard,
      roles: READERS,
      label: { zh: '报送情况', en: 'Filings' },
      filters: ['directive', 'township', 'kind', 'period', 'status', 'dueOn'],
      orderBy: 'dueOn',
    }),
    view(filingDetail, { model: FilingDetail, roles: READERS, label: { zh: '报送材料', en: 'A filing with its text' }, filters: [] }),
    view(demandList, {
      model: DemandCard,
      roles: DEMAND_READERS,
      label: { zh: '群众诉求', en: "Residents' demands" },
      filters: ['node', 'status', 'category', 'receivedOn', 'memberId', 'account', 'personId', 'dueOn'],
      orderBy: 'receivedOn',
    }),
    view(erasedPeople, {
      model: ErasedPerson,
      roles: ['township-lead', 'county-office', 'administrator'],
      label: { zh: '已删除的个人信息', en: 'Erased persons' },
      filters: ['node', 'on'],
      orderBy: 'on',
    }),
    ...exchangeViews,
  ],
  reactions: [reaction(shareDirectiveOnIssued), reaction(shareReviewOnAwaited)],
  alarms: [alarm(remindOfFilingDue), alarm(filingOverdue)],
  todos,
  controllers: [FilingDraftsController, PersonalDataController, ExchangeController],
  providers: [FilingDrafts, FilingDraftHandler, PersonalDataOfDemands, FeedKeys, ExchangeFeed, PeerTokens, ExchangeReader],
  workers: [ExchangeReader],
  bearers: [PeerTokens],
  refusals,
});
