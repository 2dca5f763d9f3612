import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Caller } from '@tongxin/access';
import { IsDay } from '@tongxin/calendar';
import { Refused } from '@tongxin/eventing';
import { Allow, CurrentCaller, Describe, VIEW_REFUSALS } from '@tongxin/http';
import * as answers from '../answer-examples.js';
import { Omissible } from '../fields.js';
import { READERS } from '../readers.js';
import { DutyFiles } from './duty-files.js';
import { DutyAsked, DutyEventShown, DutyFile, FourOnes, FourOnesAsked, StandardInForce } from './four-ones.models.js';

export class StandardAsked extends DutyAsked {
  /** Left out, today. */
  @Omissible() @IsDay() on?: string;
}

const OF_ONE = ['four-ones.year-malformed', 'four-ones.member-not-found', ...VIEW_REFUSALS];
const OF_LINE = ['four-ones.year-malformed', 'four-ones.line-not-found', 'view.stopped'];

/** 四个一: how far every member is, and every line behind it, for those who keep the files. */
@Controller('api')
@Allow(...READERS)
export class FourOnesController {
  constructor(@Inject(DutyFiles) private readonly files: DutyFiles) {}

  @Get('standard-in-force')
  @Allow(...READERS, 'member')
  @Describe({
    label: { zh: '某日有效的履职标准', en: 'The standard in force on a day' },
    answer: StandardInForce,
    answerExample: answers.standardInForce,
    refusals: VIEW_REFUSALS,
  })
  standard(@Query() { on, minPosition }: StandardAsked): Promise<StandardInForce> {
    return this.files.standardOn(on, minPosition);
  }

  @Get('four-ones/:year')
  @Describe({
    label: { zh: '四个一完成情况', en: 'The four duties of a year' },
    answer: FourOnes,
    answerExample: answers.fourOnes,
    refusals: ['four-ones.year-malformed', ...VIEW_REFUSALS],
  })
  list(@Param('year') year: string, @Query() { township, minPosition }: FourOnesAsked): Promise<FourOnes> {
    return this.files.fourOnes(yearOf(year), township, minPosition);
  }

  @Get('four-ones/:year/:member')
  @Describe({
    label: { zh: '委员履职档案', en: 'Duty file of a member' },
    answer: DutyFile,
    answerExample: answers.dutyFile,
    refusals: OF_ONE,
  })
  read(@Param('year') year: string, @Param('member') member: string, @Query() { minPosition }: DutyAsked): Promise<DutyFile> {
    return this.files.file(member, yearOf(year), minPosition);
  }

  @Get('four-ones/:year/:member/:stream/:revision')
  @Describe({
    label: { zh: '履职档案中的一条记录', en: 'Event behind a line of a duty file' },
    answer: DutyEventShown,
    answerExample: answers.dutyEvent,
    refusals: OF_LINE,
  })
  event(
    @Param('year') year: string,
    @Param('member') member: string,
    @Param('stream') stream: string,
    @Param('revision') revision: string,
  ): Promise<DutyEventShown> {
    return this.files.eventOf(member, yearOf(year), stream, revision);
  }
}

/** A member's own duty file, and nobody else's. */
@Controller('api/duty-file')
@Allow('member')
export class DutyFileController {
  constructor(@Inject(DutyFiles) private readonly files: DutyFiles) {}

  @Get(':year')
  @Describe({ label: { zh: '我的履职档案', en: 'My duty file' }, answer: DutyFile, answerExample: answers.dutyFile, refusals: OF_ONE })
  mine(@Param('year') year: string, @CurrentCaller() caller: Caller, @Query() { minPosition }: DutyAsked): Promise<DutyFile> {
    return this.files.file(memberOf(caller), yearOf(year), minPosition);
  }

  @Get(':year/:stream/:revision')
  @Describe({
    label: { zh: '我的履职档案中的一条记录', en: 'Event behind a line of my duty file' },
    answer: DutyEventShown,
    answerExample: answers.dutyEvent,
    refusals: [...OF_LINE, 'four-ones.member-not-found'],
  })
  event(
    @Param('year') year: string,
    @Param('stream') stream: string,
    @Param('revision') revision: string,
    @CurrentCaller() caller: Caller,
  ): Promise<DutyEventShown> {
    return this.files.eventOf(memberOf(caller), yearOf(year), stream, revision);
  }
}

/** The member whose account it is. @throws Refused `four-ones.member-not-found` for an account that names none. */
function memberOf({ memberId }: Caller): string {
  if (memberId === undefined) throw new Refused('four-ones.member-not-found');
  return memberId;
}

function yearOf(year: string): number {
  if (!/^[12]\d{3}$/.test(year)) throw new Refused('four-ones.year-malformed', { year });
  return Number(year);
}
