import { linkOperations, runService } from '@tongxin/hosting';
import { linksService } from '@tongxin/links';
import { liaison } from './liaison.module.js';

process.exitCode = await runService('liaison', { servicesAt: () => [linksService, liaison], operations: linkOperations });
