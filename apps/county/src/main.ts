import { runService } from '@tongxin/hosting';
import { county } from './county.module.js';

process.exitCode = await runService('county', { servicesAt: () => [county] });
