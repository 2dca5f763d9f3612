import { runService } from '@tongxin/hosting';
import { proposalsAt } from './proposals.module.js';

process.exitCode = await runService('proposals', { servicesAt: proposalsAt });
