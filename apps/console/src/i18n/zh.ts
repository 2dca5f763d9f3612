import { activity } from './zh/activity';
import { codes } from './zh/codes';
import { common } from './zh/common';
import { conflict } from './zh/conflict';
import { people } from './zh/people';
import { plan } from './zh/plan';
import { report } from './zh/report';

export const zh = { ...common, ...conflict, ...plan, ...activity, ...report, ...people, ...codes };
