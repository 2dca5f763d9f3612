import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Allow, Describe } from '@tongxin/http';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import { Omissible } from '../fields.js';
import { READERS } from '../readers.js';
import { PlanBoardQuery, PlanBoardsQuery } from './plan-board.query.js';
import { PlanBoard } from './plan-board.js';

export class PlanBoardAsked {
  /** Log position the answer must have seen. */
  @Omissible() @Type(() => Number) @IsInt() @Min(0) minPosition?: number;
}

export class PlanBoardsAsked extends PlanBoardAsked {
  @Omissible() @Type(() => Number) @IsInt() @Min(2000) @Max(2099) year?: number;
  @Omissible() @IsString() @Length(1, 32) node?: string;
  /** At most so many, the latest years first. */
  @Omissible() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
}

export class PlanBoards {
  @IsArray() @ValidateNested({ each: true }) @Type(() => PlanBoard) items!: PlanBoard[];
}

/** Yearly plans as people read them. */
@Controller('api/plan-board')
@Allow(...READERS)
export class PlanBoardController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @Describe({ label: { zh: '年度计划一览', en: 'Yearly plans' }, answer: PlanBoards })
  async list(@Query() { minPosition, limit, ...asked }: PlanBoardsAsked): Promise<PlanBoards> {
    const boards = await this.queries.execute<PlanBoardsQuery, PlanBoard[]>(new PlanBoardsQuery(asked, minPosition));
    return { items: boards.slice(0, limit) };
  }

  @Get(':key')
  @Describe({ label: { zh: '一份年度计划', en: 'One yearly plan' }, answer: PlanBoard, refusals: ['plan-board.not-found'] })
  read(@Param('key') key: string, @Query() { minPosition }: PlanBoardAsked): Promise<PlanBoard> {
    return this.queries.execute<PlanBoardQuery, PlanBoard>(new PlanBoardQuery(key, minPosition));
  }
}
