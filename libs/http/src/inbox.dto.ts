import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsInt, IsObject, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';

export class InboxAsked {
  /** Log position the answer must have seen. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) minPosition?: number;
}

/** A page of the console: route name, its parameters, its query. */
export class InboxLink {
  @IsString() page!: string;
  @IsObject() params!: Readonly<Record<string, string>>;
  @IsObject() query!: Readonly<Record<string, string>>;
}

export class InboxTitle {
  @IsString() zh!: string;
  @IsString() en!: string;
}

export class InboxItem {
  /** Kind of the thing, such as `plan-to-approve`. */
  @IsString() code!: string;
  /** In words, its placeholders filled. */
  @IsObject() @ValidateNested() @Type(() => InboxTitle) title!: InboxTitle;
  /** What the placeholders of its title stand for. */
  @IsObject() params!: Readonly<Record<string, string | number>>;
  /** Last day for it; absent where none is set. */
  @IsOptional() @IsString() dueOn?: string;
  /** Day since which it waits; absent where no day begins it. */
  @IsOptional() @IsString() since?: string;
  /** Its last day has gone by. */
  @IsBoolean() late!: boolean;
  @IsObject() @ValidateNested() @Type(() => InboxLink) link!: InboxLink;
}

/** What waits for the account that asks, due first. */
export class InboxList {
  /** The day it is at the office. */
  @IsString() today!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => InboxItem) items!: InboxItem[];
  /** Services of the node that did not answer: what they have waiting is left out; absent when all did. */
  @IsOptional() @IsString({ each: true }) missing?: string[];
}
