import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsNumber, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';

// What the county is answered. The API document is read from these classes.

export class Text {
  @IsString() zh!: string;
  @IsString() en!: string;
}

export class AxisValue extends Text {
  @IsString() code!: string;
}

export class AxisShown extends AxisValue {
  @IsArray() @ValidateNested({ each: true }) @Type(() => AxisValue) values!: AxisValue[];
}

export class IndicatorShown extends AxisValue {
  @IsIn(['count', 'ratio']) unit!: 'count' | 'ratio';
  @IsObject() @ValidateNested() @Type(() => Text) definition!: Text;
  /** Version of the definition. */
  @IsInt() version!: number;
  /** Axes it is split by; in a report, with the values that occur in it. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => AxisShown) axes!: AxisShown[];
  /** Types of events it is worked out from. */
  @IsArray() @IsString({ each: true }) events!: string[];
}

export class PeriodShown {
  @IsString() code!: string;
  @IsString() name!: string;
  @IsString() from!: string;
  @IsString() to!: string;
}

export class Figure {
  @IsInt() numerator!: number;
  /** 0 for indicators that count. */
  @IsInt() denominator!: number;
  /** The count, or the ratio to four places; absent where there is nothing to divide by. */
  @IsOptional() @IsNumber() value?: number;
}

export class FigurePart extends Figure {
  @IsString() axis!: string;
  @IsString() code!: string;
}

export class Cell extends Figure {
  @IsString() indicator!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => FigurePart) parts!: FigurePart[];
}

export class TownshipName {
  @IsString() code!: string;
  @IsString() name!: string;
}

export class ReportRow extends TownshipName {
  @IsArray() @ValidateNested({ each: true }) @Type(() => Cell) cells!: Cell[];
}

/** Where a figure stands in time: all that the county's log held up to a position. */
export class Standing {
  @IsObject() @ValidateNested() @Type(() => PeriodShown) period!: PeriodShown;
  /** Absent for a report of now. */
  @IsOptional() @IsString() asOf?: string;
  @IsInt() position!: number;
}

/** The county's standard that quotas were measured by. */
export class ReportStandard {
  @IsInt() version!: number;
  @IsString() effectiveFrom!: string;
}

export class Report extends Standing {
  /** What the rows are. */
  @IsIn(['township', 'sector']) by!: 'township' | 'sector';
  /** In force on the last day of the period; absent where none was adopted by then. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ReportStandard) standard?: ReportStandard;
  @IsArray() @ValidateNested({ each: true }) @Type(() => IndicatorShown) indicators!: IndicatorShown[];
  /** Townships by code, or sectors by pinyin, each with one cell for each indicator in their order. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => ReportRow) rows!: ReportRow[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => Cell) totals!: Cell[];
}

export class TrendMonth extends Figure {
  @IsString() month!: string;
}

export class Trend extends Standing {
  @IsObject() @ValidateNested() @Type(() => IndicatorShown) indicator!: IndicatorShown;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => TownshipName) township?: TownshipName;
  @IsArray() @ValidateNested({ each: true }) @Type(() => TrendMonth) months!: TrendMonth[];
}

export class ComparedRow extends Figure {
  @IsString() code!: string;
  @IsString() name!: string;
}

export class Comparison extends Standing {
  @IsObject() @ValidateNested() @Type(() => IndicatorShown) indicator!: IndicatorShown;
  /** Of all townships together. */
  @IsObject() @ValidateNested() @Type(() => Figure) whole!: Figure;
  /** Townships by value, the greatest first. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => ComparedRow) rows!: ComparedRow[];
}

export class EventName {
  @IsString() id!: string;
  @IsString() type!: string;
  @IsString() stream!: string;
  @IsInt() revision!: number;
}

export class LineShown {
  @IsObject() @ValidateNested() @Type(() => TownshipName) township!: TownshipName;
  @IsString() businessDate!: string;
  @IsInt() numerator!: number;
  @IsInt() denominator!: number;
  /** Axis → value, such as `{"type": "TRAINING"}`. */
  @IsOptional() @IsObject() axes?: Record<string, string>;
  /** What the figure speaks of: the activity's or the plan item's title. */
  @IsString() title!: string;
  /** What happened, in words. */
  @IsObject() @ValidateNested() @Type(() => Text) label!: Text;
  @IsObject() @ValidateNested() @Type(() => EventName) event!: EventName;
  @IsString() actor!: string;
  @IsString() recordedAt!: string;
}

export class Lines extends Standing {
  @IsString() indicator!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => LineShown) items!: LineShown[];
  /** Cursor of the next page. */
  @IsOptional() @IsString() next?: string;
}

export class EventShown extends EventName {
  @IsObject() @ValidateNested() @Type(() => Text) label!: Text;
  @IsString() title!: string;
  @IsString() actor!: string;
  @IsString() occurredOn!: string;
  @IsString() recordedAt!: string;
  /** When the county's log took it, and where. */
  @IsString() storedAt!: string;
  @IsInt() position!: number;
  @IsObject() data!: object;
}
