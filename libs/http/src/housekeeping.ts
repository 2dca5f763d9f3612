import { Inject, Injectable, Logger, Optional, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Sessions } from '@tongxin/access';
import { ModuleRef } from '@nestjs/core';
import { IdempotentAnswers } from './idempotency.js';
import { assertRoutes, routeTable } from './route-table.js';

const EVERY_MS = 3600_000;

/** Refuses to start a node with an unmarked route, and each hour forgets what has run out: first answers, ended sessions. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Http');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(ModuleRef) private readonly modules: ModuleRef,
    @Inject(IdempotentAnswers) private readonly answers: IdempotentAnswers,
    @Optional() @Inject(Sessions) private readonly sessions: Sessions | undefined,
  ) {}

  onApplicationBootstrap(): void {
    assertRoutes(routeTable(this.modules));
    this.timer = setInterval(() => void this.sweep(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    try {
      await this.answers.sweep();
      await this.sessions?.sweep();
    } catch (error) {
      this.logger.error('housekeeping failed; it tries again in an hour', error instanceof Error ? error.stack : String(error));
    }
  }
}
