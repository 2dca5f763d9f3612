import { Refused } from '@tongxin/eventing';
import { Controller, Get, HttpCode, Inject } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Public } from './allow.js';
import { Describe } from './operation.js';
import { READINESS } from './tokens.js';

/** One thing that a node stands on. What is amiss has a code and both texts; it hinders serving only where `ok` is false. */
export class Check {
  @IsString() name!: string;
  @IsBoolean() ok!: boolean;
  /** What is amiss: stable, never reused, such as `view.stopped`. */
  @IsOptional() @IsString() code?: string;
  @IsOptional() @IsString() zh?: string;
  @IsOptional() @IsString() en?: string;
}

export class Health {
  @IsBoolean() ok!: boolean;
  @ValidateNested({ each: true }) @Type(() => Check) checks!: readonly Check[];
}

/** What a node needs in order to serve, as it stands now. */
export type Readiness = () => Promise<readonly Check[]> | readonly Check[];

/** Whether the process lives, and whether it serves. */
@Controller('api/health')
@Public()
export class HealthController {
  constructor(@Inject(READINESS) private readonly readiness: Readiness) {}

  @Get('live')
  @HttpCode(200)
  @Describe({ label: { zh: '进程存活', en: 'The process lives' }, answer: Health, answerExample: { ok: true, checks: [] } })
  live(): Health {
    return { ok: true, checks: [] };
  }

  /** @throws Refused `http.not-ready` {checks} while something hinders serving. */
  @Get('ready')
  @Describe({
    label: { zh: '可以服务', en: 'Ready to serve' },
    answer: Health,
    answerExample: {
      ok: true,
      checks: [
        { name: 'event-store', ok: true },
        { name: 'link 990101', ok: true, code: 'link.unreachable', zh: '节点 990101 连不上', en: 'Node 990101 cannot be reached' },
      ],
    },
    refusals: ['http.not-ready'],
  })
  async ready(): Promise<Health> {
    const checks = await this.readiness();
    if (!checks.every(({ ok }) => ok)) throw new Refused('http.not-ready', { checks });
    return { ok: true, checks };
  }
}
