import { runService } from '@tongxin/hosting';
import { beginCommittee } from './begin-committee.js';
import { members } from './members.module.js';

process.exitCode = await runService('members', { servicesAt: () => [members], opened: beginCommittee });
