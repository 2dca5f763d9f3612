import { runService } from '@tongxin/hosting';
import { activities } from './activities.module.js';

process.exitCode = await runService('activities', { servicesAt: () => [activities] });
